import type { MemberView } from '../../api/contract.ts'
import { addMembers, removeMember } from '../api/people.ts'
import { words } from '../i18n/words.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { botsById, chatsById, nameOf, photoOf, usersById, world } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Who is in a group, and who could be. */
export function MembersDialog({ chatId, onClose }: { chatId: string; onClose: () => void }) {
  const desk = useDesk()
  const say = words.value
  const present = (chatsById.value.get(chatId)?.members ?? []).filter(isPresent)
  const presentIds = new Set(present.map(({ userId }) => userId))
  const others = (world.value?.users ?? []).filter(user => !user.isBot && !presentIds.has(user.id))
  const bots = (world.value?.bots ?? []).filter(bot => !presentIds.has(bot.id))
  const me = desk.me.id
  return (
    <Dialog title={say.members} onClose={onClose}>
      <ul class="people">
        {present.map(({ userId, status }) => (
          <li key={userId} class="person">
            <Face id={userId} />
            <span class="file-words">
              <span class="file-name">{nameOf(userId)}</span>
              <small>
                {status === 'creator' && say.statusOwner}
                {status === 'administrator' && say.statusAdministrator}
              </small>
            </span>
            {userId !== me && status !== 'creator' && (
              <button
                type="button"
                class="icon-button"
                aria-label={say.removeMember(nameOf(userId))}
                onClick={() => attempt(desk, removeMember(chatId, userId, me))}
              >
                <Icon name="close" size={18} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length + bots.length > 0 && <h3 class="list-title">{say.addMember}</h3>}
      <ul class="people">
        {bots.map(({ id, username }) => (
          <Candidate
            key={id}
            id={id}
            onAdd={() => addMembers(chatId, { as: me, bots: [username], asAdministrators: true })}
          />
        ))}
        {others.map(({ id }) => (
          <Candidate key={id} id={id} onAdd={() => addMembers(chatId, { as: me, userIds: [id] })} />
        ))}
      </ul>
    </Dialog>
  )
}

function Candidate({ id, onAdd }: { id: number; onAdd: () => Promise<unknown> }) {
  const desk = useDesk()
  return (
    <li>
      <button type="button" class="person" onClick={() => attempt(desk, onAdd())}>
        <Face id={id} />
        <span class="file-name">{nameOf(id)}</span>
        <Icon name="plus" />
      </button>
    </li>
  )
}

function Face({ id }: { id: number }) {
  const color = usersById.value.get(id)?.color ?? botsById.value.get(id)?.color ?? '#5b6b7c'
  return (
    <Avatar name={nameOf(id)} color={color} photoUrl={photoOf(id)} size={36} isBot={botsById.value.has(id)} />
  )
}

function isPresent({ status }: MemberView): boolean {
  return status !== 'left' && status !== 'kicked'
}
