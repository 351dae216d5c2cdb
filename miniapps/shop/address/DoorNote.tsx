import type { Signal } from '@preact/signals'
import { t } from '../../kit/words/words.ts'

/** A word to the driver about the door. */
export function DoorNote({ note }: { readonly note: Signal<string> }) {
  return (
    <label class="field">
      <span>{t('shop-app-door-note')}</span>
      <input
        maxLength={500}
        placeholder={t('shop-app-door-note-example')}
        value={note.value}
        onInput={event => {
          note.value = event.currentTarget.value
        }}
      />
    </label>
  )
}
