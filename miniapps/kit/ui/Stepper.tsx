import { tap } from '../telegram/haptics.ts'
import { t } from '../words/words.ts'

type StepperProps = {
  readonly value: number
  readonly least?: number
  readonly most?: number
  /** What is counted, for people who hear the page. */
  readonly label: string
  readonly onChange: (value: number) => void
}

/** − 2 + */
export function Stepper({ value, least = 0, most = 99, label, onChange }: StepperProps) {
  const step = (by: number) => () => {
    tap()
    onChange(value + by)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of a list
    <span class="stepper" role="group" aria-label={label}>
      <button type="button" aria-label={t('app-less')} disabled={value <= least} onClick={step(-1)}>
        −
      </button>
      <output aria-live="polite">{value}</output>
      <button type="button" aria-label={t('app-more')} disabled={value >= most} onClick={step(1)}>
        +
      </button>
    </span>
  )
}
