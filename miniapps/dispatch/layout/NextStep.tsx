import { useMainButton } from '../../kit/telegram/main-button.ts'
import { assigning } from '../detail/assigning.ts'
import { isWide } from './wide.ts'

type NextStepProps = {
  readonly text: string
  readonly onPress: () => void
  readonly isBusy?: boolean
}

/** A press on the button below a sheet would do what the sheet hides. */
const isCovered = (): boolean => assigning.value !== null

/** What carries the flow on: Telegram's main button on a phone, a button in its place beside a map. */
export function NextStep({ text, onPress, isBusy = false }: NextStepProps) {
  useMainButton(isWide.value || isCovered() ? null : { text, onPress, isBusy })
  if (!isWide.value) return null
  return (
    <button type="button" class="button next-step" aria-disabled={isBusy} onClick={() => isBusy || onPress()}>
      {text}
    </button>
  )
}
