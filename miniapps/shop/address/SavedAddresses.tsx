import { useSignal } from '@preact/signals'
import { ask } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { retrying } from '../../kit/api/retrying.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { toast } from '../../kit/ui/Toasts.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { DoorNote } from './DoorNote.tsx'
import type { Saved } from './place.ts'

const few = 3

/** Where one has ordered to before: one press takes it; each can be given a name, or be forgotten. */
export function SavedAddresses({ onUse }: { readonly onUse: (address: Saved) => void }) {
  const saved = useResource(() => retrying(() => ask<readonly Saved[]>('/api/shop/addresses')), [])
  const changing = useSignal<Saved | null>(null)
  const areAllShown = useSignal(false)
  const isBusy = useSignal(false)
  const { value, problem } = saved.state.value
  if (!value && problem) return <Trouble problem={problem} onRetry={() => void saved.reload()} />
  const known = value ?? []
  if (known.length === 0) return null
  /** Takes the sheet of an address away; another one may be open by now. */
  const close = (address: Saved): void => {
    if (changing.value?.id === address.id) changing.value = null
  }
  const change = async (address: Saved, what: () => Promise<unknown>): Promise<void> => {
    if (isBusy.value) return
    isBusy.value = true
    try {
      await retrying(what)
      result('success')
      close(address)
    } catch (trouble) {
      result('error')
      if (trouble instanceof Problem) toast(sentence(trouble))
    }
    await saved.reload()
    isBusy.value = false
    // nothing can be done any more to one that was forgotten
    if (!saved.state.value.value?.some(({ id }) => id === address.id)) close(address)
  }
  const pathOf = ({ id }: Saved): string => `/api/shop/addresses/${id}`
  const forget = (address: Saved) =>
    change(address, () =>
      ask(pathOf(address), { method: 'DELETE' }).catch((trouble: unknown) => {
        // forgotten already, and only the answer was lost
        if (!(trouble instanceof Problem) || trouble.status !== 404) throw trouble
      }),
    )
  return (
    <section aria-labelledby="saved-addresses">
      <h2 id="saved-addresses">{t('shop-app-saved')}</h2>
      <ul class="card flush address-saved">
        {known.slice(0, areAllShown.value ? known.length : few).map(one => (
          <li key={one.id}>
            <button type="button" class="row" onClick={() => onUse(one)}>
              <span class="grow">
                {one.label ?? one.text}
                {(one.note || one.label) && (
                  <small>{[one.label && one.text, one.note].filter(Boolean).join(' · ')}</small>
                )}
              </span>
            </button>
            <button
              type="button"
              class="address-change"
              aria-label={t('shop-app-saved-change', { address: one.label ?? one.text })}
              onClick={() => {
                changing.value = one
              }}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 20h4L19 9l-4-4L4 16zM13 7l4 4" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
      {known.length > few && !areAllShown.value && (
        <button
          type="button"
          class="button plain"
          onClick={() => {
            areAllShown.value = true
          }}
        >
          {t('shop-app-saved-all', { count: known.length })}
        </button>
      )}
      {changing.value && (
        <ChangeSheet
          address={changing.value}
          onClose={() => {
            changing.value = null
          }}
          isBusy={isBusy.value}
          onSave={(address, body) => change(address, () => ask(pathOf(address), { method: 'PUT', body }))}
          onForget={forget}
        />
      )}
    </section>
  )
}

type ChangeProps = {
  readonly address: Saved
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onSave: (address: Saved, body: { label: string | null; note: string | null }) => Promise<void>
  readonly onForget: (address: Saved) => Promise<void>
}

function ChangeSheet({ address, isBusy, onClose, onSave, onForget }: ChangeProps) {
  const label = useSignal(address.label ?? '')
  const note = useSignal(address.note ?? '')
  const save = (): Promise<void> =>
    onSave(address, { label: label.value.trim() || null, note: note.value.trim() || null })
  // Telegram's button belongs to what lies on top: nothing is to be delivered to the pin beneath.
  useMainButton({ text: t('app-save'), isBusy, onPress: () => void save() }, 'sheet')
  return (
    <Sheet title={address.text} onClose={onClose}>
      <form
        class="address-sheet"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <label class="field">
          <span>{t('shop-app-saved-name')}</span>
          <input
            maxLength={40}
            placeholder={t('shop-app-saved-name-example')}
            value={label.value}
            onInput={event => {
              label.value = event.currentTarget.value
            }}
          />
        </label>
        <DoorNote note={note} />
        {/* of two fields Enter saves only where there is a button for it */}
        <button type="submit" hidden />
        <button
          type="button"
          class="button grave wide"
          aria-disabled={isBusy}
          onClick={() => void onForget(address)}
        >
          {t('shop-app-forget')}
        </button>
      </form>
    </Sheet>
  )
}
