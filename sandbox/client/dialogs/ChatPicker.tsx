import type { ChatView } from '../../api/contract.ts'
import { botOfChat } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'

/** Chats to choose one from. */
export function ChatPicker({
  chats,
  onChoose,
}: {
  chats: readonly ChatView[]
  onChoose: (id: string) => void
}) {
  return (
    <ul class="people">
      {chats.map(({ id, title }) => {
        const bot = botOfChat(id)
        return (
          <li key={id}>
            <button type="button" class="person" onClick={() => onChoose(id)}>
              <Avatar
                name={title}
                color={bot?.color ?? '#3d6b8f'}
                photoUrl={bot?.photoUrl ?? null}
                isBot={Boolean(bot)}
              />
              <span class="file-name">{title}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
