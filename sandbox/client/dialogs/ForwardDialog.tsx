import type { MessageView } from '../../api/contract.ts'
import { forward } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, openChat, useDesk } from '../state/desk.ts'
import { botOfChat, chatsOf } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Chooses the chat that a message is forwarded to. */
export function ForwardDialog({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const desk = useDesk()
  const choose = async (chatId: string) => {
    onClose()
    const sent = await attempt(desk, forward(chatId, desk.me.id, message.chatId, message.id))
    if (sent) openChat(desk, chatId)
  }
  return (
    <Dialog title={words.value.forwardTo} onClose={onClose}>
      <ul class="people">
        {chatsOf(desk.me.id).map(chat => {
          const bot = botOfChat(chat.id)
          return (
            <li key={chat.id}>
              <button type="button" class="person" onClick={() => choose(chat.id)}>
                <Avatar name={chat.title} color={bot?.color ?? '#3d6b8f'} isBot={Boolean(bot)} />
                <span class="file-name">{chat.title}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
