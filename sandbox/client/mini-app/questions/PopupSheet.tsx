import { words } from '../../i18n/words.ts'
import { Overlay } from '../../ui/Overlay.tsx'
import type { Popup } from '../bridge/popup.tsx'

type Props = {
  popup: Popup
  /** The id of the button; undefined: closed beside all buttons. */
  onAnswer: (buttonId?: string) => void
}

/** The popup of an app: its words, and one to three buttons. */
export function PopupSheet({ popup, onAnswer }: Props) {
  const { title, message, buttons } = popup
  return (
    <Overlay role="alertdialog" label={title || message} onClose={() => onAnswer()}>
      {title !== '' && <h3 class="app-popup-title">{title}</h3>}
      <p class="sheet-text">{message}</p>
      <footer class={`app-popup-buttons ${buttons.length === 3 ? 'app-popup-stacked' : ''}`}>
        {buttons.map((button, n) => (
          <button
            key={n}
            type="button"
            class={`app-popup-button app-popup-${button.type}`}
            onClick={() => onAnswer(button.id)}
          >
            {'text' in button ? button.text : ownWord(button.type)}
          </button>
        ))}
      </footer>
    </Overlay>
  )
}

/** These three say the same in every app, in the person's own language. */
function ownWord(type: 'ok' | 'close' | 'cancel'): string {
  const { ok, close, cancel } = words.value
  return { ok, close, cancel }[type]
}
