import type { ChatView, MessageView } from '../../../api/contract.ts'
import { Bubble } from '../../chat/Bubble.tsx'
import { words } from '../../i18n/words.ts'
import { useDesk } from '../../state/desk.ts'
import { botOfChat, chatsOf } from '../../state/world.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Overlay } from '../../ui/Overlay.tsx'

type Kind = 'users' | 'bots' | 'groups' | 'channels'

type Props = {
  title: string
  /** Which kinds of chats may be chosen. */
  fits: (kind: Kind) => boolean
  /** What would be sent there. */
  preview?: MessageView
  onAnswer: (chatId?: string) => void
}

/** Chooses one of the person's chats. */
export function ChatSheet({ title, fits, preview, onAnswer }: Props) {
  const desk = useDesk()
  const say = words.value
  const chats = chatsOf(desk.me.id).filter(chat => fits(kindOf(chat)))
  return (
    <Overlay role="dialog" label={title} onClose={() => onAnswer()}>
      <div class="app-form">
        <header class="app-form-head">
          <h3>{title}</h3>
          <button type="button" class="icon-button" aria-label={say.close} onClick={() => onAnswer()}>
            <Icon name="close" />
          </button>
        </header>
        {preview && (
          <div class="app-preview" inert>
            <Bubble message={preview} more={[]} isFirstOfRun isLastOfRun isGroup={false} topic={null} />
          </div>
        )}
        {chats.length === 0 && <p class="hollow">{say.appNoChatFits}</p>}
        <ul class="people">
          {chats.map(chat => {
            const bot = botOfChat(chat.id)
            return (
              <li key={chat.id}>
                <button type="button" class="person" onClick={() => onAnswer(chat.id)}>
                  <Avatar name={chat.title} color={bot?.color ?? '#3d6b8f'} isBot={Boolean(bot)} />
                  <span class="file-name">{chat.title}</span>
                </button>
              </li>
            )
          })}
        </ul>
      </div>
    </Overlay>
  )
}

/** In this world a private chat is always one with a bot. */
function kindOf(chat: ChatView): Kind {
  return chat.type === 'private' ? 'bots' : 'groups'
}
