import { Overlay } from '../../ui/Overlay.tsx'

type Props = {
  question: string
  /** A second line: what it is about, or what would be lost. */
  more?: string | null
  yes: string
  no: string
  isDangerous?: boolean
  /** Undefined: left without an answer. */
  onAnswer: (isYes?: boolean) => void
}

/** A question with a yes and a no. */
export function ConfirmSheet({ question, more, yes, no, isDangerous = false, onAnswer }: Props) {
  return (
    <Overlay role="alertdialog" label={question} onClose={() => onAnswer()}>
      <p class="sheet-text">
        <strong>{question}</strong>
        {more && <small>{more}</small>}
      </p>
      <footer class="sheet-foot app-answers">
        <button
          type="button"
          class={isDangerous ? 'button button-danger' : 'button'}
          onClick={() => onAnswer(true)}
        >
          {yes}
        </button>
        <button type="button" class="button button-quiet" onClick={() => onAnswer(false)}>
          {no}
        </button>
      </footer>
    </Overlay>
  )
}
