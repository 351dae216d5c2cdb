import type { MessageView } from '../../api/contract.ts'
import { react } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, useDesk } from '../state/desk.ts'

/** Reactions under a message; a tap gives or takes back one's own. */
export function Reactions({ message }: { message: MessageView }) {
  const desk = useDesk()
  return (
    <div class="reactions">
      {message.reactions.map(({ emoji, userIds }) => {
        const isMine = userIds.includes(desk.me.id)
        const change = () => attempt(desk, react(message.chatId, desk.me.id, message.id, isMine ? '' : emoji))
        return (
          <button
            key={emoji}
            type="button"
            class={isMine ? 'reaction reaction-mine' : 'reaction'}
            aria-pressed={isMine}
            aria-label={words.value.reactWith(emoji)}
            onClick={change}
          >
            {emoji} {userIds.length > 1 && <span>{userIds.length}</span>}
          </button>
        )
      })}
    </div>
  )
}
