import {
  hapticFeedback,
  locationManager,
  popup,
  qrScanner,
  requestPhoneAccess,
  requestWriteAccess,
} from '@telegram-apps/sdk'
import { Act, Section } from '../parts.tsx'
import { useWords } from '../words/words.ts'

async function whereAmI(): Promise<string> {
  if (!locationManager.isMounted()) await locationManager.mount()
  const { latitude, longitude } = (await locationManager.requestLocation()) as {
    latitude: number
    longitude: number
  }
  return `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`
}

/** What only the person can answer. */
export function Questions() {
  const say = useWords()
  const askPopup = () =>
    popup.show({
      title: say.popupTitle,
      message: say.popupText,
      buttons: [
        { id: 'yes', type: 'default', text: say.yes },
        { id: 'no', type: 'destructive', text: say.no },
        { id: 'cancel', type: 'cancel' },
      ],
    })
  const scan = async () => (await qrScanner.open({ text: say.qr, capture: () => true })) ?? '—'
  return (
    <Section title={say.ask}>
      <Act label={say.popup} act={async () => (await askPopup()) ?? '—'} />
      <Act label={say.qr} act={scan} />
      <Act label={say.location} act={whereAmI} />
      <Act label={say.phone} act={() => requestPhoneAccess()} />
      <Act label={say.write} act={() => requestWriteAccess()} />
    </Section>
  )
}

/** What is felt; the sandbox shows it. */
export function Haptics() {
  const say = useWords()
  return (
    <Section title={say.haptics}>
      <div class="row">
        {(['light', 'heavy'] as const).map(style => (
          <button
            key={style}
            type="button"
            class="button"
            onClick={() => hapticFeedback.impactOccurred(style)}
          >
            {say[style]}
          </button>
        ))}
        {(['success', 'error'] as const).map(kind => (
          <button
            key={kind}
            type="button"
            class="button"
            onClick={() => hapticFeedback.notificationOccurred(kind)}
          >
            {say[kind]}
          </button>
        ))}
        <button type="button" class="button" onClick={() => hapticFeedback.selectionChanged()}>
          {say.selection}
        </button>
      </div>
    </Section>
  )
}
