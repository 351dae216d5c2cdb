import { useState } from 'preact/hooks'
import type { MessageView } from '../../api/contract.ts'
import { deleteMessage, react } from '../api/messages.ts'
import { copyText } from '../chat/copy-text.ts'
import { words } from '../i18n/words.ts'
import { attempt, notify, useDesk } from '../state/desk.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Overlay } from '../ui/Overlay.tsx'
import { MORE_REACTIONS, QUICK_REACTIONS } from './emoji.ts'

/** What one can do with a message. */
export function MessageSheet({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const desk = useDesk()
  const say = words.value
  const [showsMore, setShowsMore] = useState(false)
  const isOwn = message.from.id === desk.me.id
  const text = message.text ?? message.caption
  const action = (icon: IconName, label: string, act: () => void, isDanger = false) => (
    <button
      type="button"
      class={isDanger ? 'menu-item menu-danger' : 'menu-item'}
      onClick={() => {
        onClose()
        act()
      }}
    >
      <Icon name={icon} size={20} />
      <span class="menu-words">{label}</span>
    </button>
  )
  const mine = message.reactions.find(({ userIds }) => userIds.includes(desk.me.id))?.emoji
  const bare = (emoji: string | undefined) => emoji?.replace(/\uFE0F/g, '')
  const reaction = (emoji: string) => {
    const isMine = bare(mine) === bare(emoji)
    return (
      <button
        key={emoji}
        type="button"
        class="emoji"
        aria-label={say.reactWith(emoji)}
        aria-pressed={isMine}
        onClick={() => {
          onClose()
          attempt(desk, react(message.chatId, desk.me.id, message.id, isMine ? '' : emoji))
        }}
      >
        {emoji}
      </button>
    )
  }
  const setMood = (kind: 'reply' | 'edit') => () => {
    desk.mood.value = { kind, message }
  }
  return (
    <Overlay role="dialog" label={say.messageActions} onClose={onClose}>
      <div class="emoji-row">
        {QUICK_REACTIONS.map(reaction)}
        <button
          type="button"
          class="icon-button"
          aria-label={say.moreReactions}
          aria-expanded={showsMore}
          onClick={() => setShowsMore(!showsMore)}
        >
          <Icon name={showsMore ? 'minus' : 'plus'} />
        </button>
      </div>
      {showsMore && <div class="emoji-grid">{MORE_REACTIONS.map(reaction)}</div>}
      {action('reply', say.reply, setMood('reply'))}
      {text !== null && action('copy', say.copy, () => copyText(text).then(() => notify(desk, say.copied)))}
      {isOwn && message.text !== null && action('edit', say.edit, setMood('edit'))}
      {action('forward', say.forward, () => {
        desk.sheet.value = { kind: 'forward', message }
      })}
      {action(
        'trash',
        say.remove,
        () => attempt(desk, deleteMessage(message.chatId, desk.me.id, message.id)),
        true,
      )}
    </Overlay>
  )
}
