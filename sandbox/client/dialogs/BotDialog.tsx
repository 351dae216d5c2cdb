import type { BotView } from '../../api/contract.ts'
import { block, unblock } from '../api/people.ts'
import { words } from '../i18n/words.ts'
import { detailOf } from '../state/chat-detail.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { privateChatId } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** A bot's page: its picture, what it says of itself, what it understands, and blocking it. */
export function BotDialog({ bot, onClose }: { bot: BotView; onClose: () => void }) {
  const desk = useDesk()
  const say = words.value
  const me = desk.me.id
  const chatId = privateChatId(me, bot.id)
  const detail = detailOf(chatId, me).value
  const about = bot.shortDescription || bot.description
  const commands = detail?.commands ?? bot.commands
  return (
    <Dialog title={bot.name} onClose={onClose}>
      <div class="profile">
        <Avatar name={bot.name} color={bot.color} photoUrl={bot.photoUrl} size={112} isBot />
        <p>@{bot.username}</p>
      </div>
      {about && <p class="profile-about">{about}</p>}
      {commands.length > 0 && (
        <dl class="profile-commands" aria-label={say.commandsOf}>
          {commands.map(({ command, description }) => (
            <div key={command}>
              <dt>/{command}</dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
      )}
      {detail?.isStarted && (
        <footer class="dialog-foot">
          <button
            type="button"
            class={detail.isBlocked ? 'button button-quiet' : 'button button-danger'}
            onClick={() => attempt(desk, detail.isBlocked ? unblock(chatId, me) : block(chatId, me))}
          >
            {detail.isBlocked ? say.unblockBot : say.blockBot}
          </button>
        </footer>
      )}
    </Dialog>
  )
}
