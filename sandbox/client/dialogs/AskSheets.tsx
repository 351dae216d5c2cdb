import type { ReplyButtonView } from '../../api/contract.ts'
import { pressReply } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { follow } from '../state/links.ts'
import { fullName, nameOf } from '../state/world.ts'
import { Overlay } from '../ui/Overlay.tsx'

/** What the bot answered a tap with, until it is read. */
export function AlertSheet({ text, onClose }: { text: string; onClose: () => void }) {
  return (
    <Overlay role="alertdialog" label={text} onClose={onClose}>
      <p class="sheet-text">{text}</p>
      <footer class="sheet-foot">
        <button type="button" class="button" onClick={onClose}>
          {words.value.ok}
        </button>
      </footer>
    </Overlay>
  )
}

type AskProps = { chatId: string; threadId: number | null; button: ReplyButtonView; onClose: () => void }

/** Nobody's number leaves the phone without a yes. */
export function AskContactSheet({ chatId, threadId, button, onClose }: AskProps) {
  const desk = useDesk()
  const say = words.value
  const question = say.shareContactQuestion(nameOf(Number(chatId.split(':')[1])))
  const share = () => {
    onClose()
    const thread = threadId === null ? {} : { threadId }
    attempt(desk, pressReply(chatId, { as: desk.me.id, text: button.text, ...thread }))
  }
  return (
    <Overlay role="alertdialog" label={question} onClose={onClose}>
      <p class="sheet-text">
        {question}
        <small>{desk.me.phone}</small>
      </p>
      <footer class="sheet-foot">
        <button type="button" class="button" onClick={share}>
          {say.share}
        </button>
        <button type="button" class="button button-quiet" onClick={onClose}>
          {say.cancel}
        </button>
      </footer>
    </Overlay>
  )
}

type LoginProps = { url: string; botName: string; onClose: () => void }

/** A site may learn who one is only after a yes. */
export function LoginSheet({ url, botName, onClose }: LoginProps) {
  const desk = useDesk()
  const say = words.value
  const host = URL.canParse(url) ? new URL(url).host : url
  const question = say.loginQuestion(host, fullName(desk.me), botName)
  return (
    <Overlay role="alertdialog" label={question} onClose={onClose}>
      <p class="sheet-text">{question}</p>
      <footer class="sheet-foot">
        <button
          type="button"
          class="button"
          onClick={() => {
            onClose()
            void follow(desk, url)
          }}
        >
          {say.open}
        </button>
        <button type="button" class="button button-quiet" onClick={onClose}>
          {say.cancel}
        </button>
      </footer>
    </Overlay>
  )
}
