import type { MessageView } from '../../api/contract.ts'
import { forward } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, openChat, useDesk } from '../state/desk.ts'
import { chatsOf } from '../state/world.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ChatPicker } from './ChatPicker.tsx'

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
      <ChatPicker chats={chatsOf(desk.me.id)} onChoose={choose} />
    </Dialog>
  )
}
