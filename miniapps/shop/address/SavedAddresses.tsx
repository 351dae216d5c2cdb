import { useSignal } from '@preact/signals'
import { ask } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { toast } from '../../kit/ui/Toasts.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { DoorNote } from './DoorNote.tsx'
import type { Saved } from './place.ts'

const few = 3

/** Where one has ordered to before: one press takes it; each can be given a name, or be forgotten. */
export function SavedAddresses({ onUse }: { readonly onUse: (address: Saved) => void }) {
  const saved = useResource(() => ask<readonly Saved[]>('/api/shop/addresses'), [])
  const changing = useSignal<Saved | null>(null)
  const areAllShown = useSignal(false)
  const known = saved.state.value.value ?? []
  if (known.length === 0) return null
  const change = async (what: () => Promise<unknown>): Promise<void> => {
    try {
      await what()
      result('success')
      changing.value = null
    } catch (trouble) {
      result('error')
      if (trouble instanceof Problem) toast(sentence(trouble))
    }
    await saved.reload()
  }
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
          onSave={(address, body) =>
            change(() => ask(`/api/shop/addresses/${address.id}`, { method: 'PUT', body }))
          }
          onForget={address => change(() => ask(`/api/shop/addresses/${address.id}`, { method: 'DELETE' }))}
        />
      )}
    </section>
  )
}

type ChangeProps = {
  readonly address: Saved
  readonly onClose: () => void
  readonly onSave: (address: Saved, body: { label: string | null; note: string | null }) => Promise<void>
  readonly onForget: (address: Saved) => Promise<void>
}

function ChangeSheet({ address, onClose, onSave, onForget }: ChangeProps) {
  const label = useSignal(address.label ?? '')
  const note = useSignal(address.note ?? '')
  const save = (): Promise<void> =>
    onSave(address, { label: label.value.trim() || null, note: note.value.trim() || null })
  // Telegram's button belongs to what lies on top: nothing is to be delivered to the pin beneath.
  useMainButton({ text: t('app-save'), onPress: () => void save() }, 'sheet')
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
        <button type="button" class="button grave wide" onClick={() => void onForget(address)}>
          {t('shop-app-forget')}
        </button>
      </form>
    </Sheet>
  )
}
