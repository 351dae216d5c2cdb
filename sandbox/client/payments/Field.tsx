import { useId } from 'preact/hooks'

type Props = {
  label: string
  value: string
  /** What is wrong with the value, in words; null while nothing is. */
  problem: string | null
  onInput: (value: string) => void
  inputMode?: 'text' | 'numeric' | 'tel' | 'email'
  autocomplete?: string
  placeholder?: string
  maxLength?: number
  isFirst?: boolean
}

/** One line to fill in, with what is wrong about it said below. */
export function Field({ label, value, problem, onInput, isFirst, ...more }: Props) {
  const hint = useId()
  return (
    <label class="field">
      <span>{label}</span>
      <input
        {...more}
        value={value}
        data-first={isFirst ? true : undefined}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : hint}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {problem !== null && (
        <small id={hint} class="problem">
          {problem}
        </small>
      )}
    </label>
  )
}
