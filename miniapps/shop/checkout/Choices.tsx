import { useId } from 'preact/hooks'
import { moved } from '../../kit/telegram/haptics.ts'

type Choice = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly isGone?: boolean
}

type ChoicesProps = {
  readonly title: string
  readonly choices: readonly Choice[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** A few things side by side of which one is chosen. */
export function Choices({ title, choices, chosen, onChoose }: ChoicesProps) {
  const id = useId()
  return (
    <section class="choices" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a strip that scrolls sideways is no fieldset to look at */}
      <div class="strip" role="group" aria-labelledby={id}>
        {choices.map(one => (
          <button
            key={one.id}
            type="button"
            class="chip"
            aria-pressed={one.id === chosen}
            disabled={one.isGone ?? false}
            onClick={() => {
              moved()
              onChoose(one.id)
            }}
          >
            {one.label}
            {one.hint && <small>{one.hint}</small>}
          </button>
        ))}
      </div>
    </section>
  )
}
