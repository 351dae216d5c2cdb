import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { result } from '../../kit/telegram/haptics.ts'
import { takeFocus } from '../../kit/ui/take-focus.ts'
import { sentence } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { addPromo } from './promos.ts'

/** A quiet row that opens into a field for a promo code. What is wrong with a code is said beside it, and it stays there. */
export function PromoField() {
  const isOpen = useSignal(false)
  const text = useSignal('')
  const isBusy = useSignal(false)
  const trouble = useSignal('')
  const id = useId()
  if (!isOpen.value)
    return (
      <div class="card flush">
        <button
          type="button"
          class="row"
          onClick={() => {
            isOpen.value = true
          }}
        >
          <span class="grow">{t('shop-app-promo')}</span>
          <span class="hint" aria-hidden="true">
            ›
          </span>
        </button>
      </div>
    )
  const apply = async (): Promise<void> => {
    if (isBusy.value || text.value.trim() === '') return
    isBusy.value = true
    trouble.value = ''
    const isIn = await addPromo(text.value, problem => {
      trouble.value = sentence(problem)
    })
    isBusy.value = false
    if (!isIn) return
    result('success')
    text.value = ''
    isOpen.value = false
  }
  return (
    <form
      class="promo-field"
      onSubmit={event => {
        event.preventDefault()
        void apply()
      }}
    >
      <label class="field">
        <span>{t('shop-app-promo')}</span>
        <input
          ref={takeFocus}
          autocapitalize="characters"
          autocomplete="off"
          autocorrect="off"
          spellcheck={false}
          enterkeyhint="done"
          maxLength={100}
          aria-invalid={trouble.value !== ''}
          aria-describedby={id}
          value={text.value}
          onInput={event => {
            text.value = event.currentTarget.value
            trouble.value = ''
          }}
        />
      </label>
      <button type="submit" class="button soft" aria-disabled={isBusy.value || text.value.trim() === ''}>
        {t('shop-app-promo-apply')}
      </button>
      <p class="trouble" id={id} role="alert">
        {trouble.value}
      </p>
    </form>
  )
}
