import type { ChatView, ReplyButtonView, ReplyKeyboardView } from '../../api/contract.ts'
import { pressReply } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { openApp } from '../mini-app/open-app.ts'
import { attempt, notify, useDesk } from '../state/desk.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'

type Props = { keyboard: ReplyKeyboardView; chat: ChatView; threadId: number | null; onUsed: () => void }

const MARK: Partial<Record<ReplyButtonView['kind'], IconName>> = {
  request_contact: 'contact',
  request_location: 'pin',
  request_users: 'person',
  request_chat: 'people',
  web_app: 'app',
}

/** The keyboard the bot has put in place of the phone's own. */
export function ReplyKeyboard({ keyboard, chat, threadId, onUsed }: Props) {
  const desk = useDesk()
  const onPress = (button: ReplyButtonView) => {
    if (button.kind === 'request_contact') desk.sheet.value = { kind: 'ask-contact', button }
    else if (button.kind === 'request_location')
      desk.sheet.value = { kind: 'locate', purpose: 'button', button }
    else if (button.kind === 'web_app')
      openApp(desk, { kind: 'reply_button', chatId: chat.id, text: button.text })
    else if (button.kind === 'request_users') desk.sheet.value = { kind: 'pick-people', button }
    else if (button.kind === 'request_chat') desk.sheet.value = { kind: 'pick-group', button }
    else if (button.kind === 'other' || button.kind === 'request_poll') notify(desk, words.value.notHere)
    else {
      onUsed()
      const thread = threadId === null ? {} : { threadId }
      attempt(desk, pressReply(chat.id, { as: desk.me.id, text: button.text, ...thread }))
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of a chat are no form
    <div
      class={keyboard.isResized ? 'reply-keys' : 'reply-keys reply-keys-tall'}
      role="group"
      aria-label={words.value.botKeyboard}
    >
      {keyboard.rows.map((row, n) => (
        <div class="keys-row" key={n}>
          {row.map(button => {
            const mark = MARK[button.kind]
            return (
              <button
                key={`${button.column}${button.text}`}
                type="button"
                class={`reply-key reply-key-${button.style ?? 'plain'}`}
                onClick={() => onPress(button)}
              >
                {mark && <Icon name={mark} size={18} />}
                <span>{button.text}</span>
              </button>
            )
          })}
        </div>
      ))}
    </div>
  )
}
