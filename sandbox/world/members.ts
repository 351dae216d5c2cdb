import type { ChatMemberUpdated } from 'grammy/types'
import { toChat, toChatMember, userById } from './bot-view/accounts.ts'
import { toInviteLink } from './bot-view/invite-link.ts'
import { postMessage } from './messages.ts'
import type { Chat, GroupChat, InviteLink, MemberStatus, PrivateChat } from './model.ts'
import { nowInSeconds, type World, WorldRefusal } from './world.ts'

export function isPresent(status: MemberStatus | undefined): boolean {
  return status !== undefined && status !== 'left' && status !== 'kicked'
}

/** Changes one membership and tells the bots: the bot itself always, its fellow administrators when they asked. */
export function setMember(
  world: World,
  group: GroupChat,
  id: number,
  status: MemberStatus,
  byId: number,
  entry: { link: InviteLink; isByRequest: boolean } | null = null,
) {
  const before = group.members.get(id) ?? 'left'
  if (before === status) return
  const update = memberUpdate(world, group, id, before, status, byId)
  group.members.set(id, status)
  world.bots.get(id)?.queue.push('my_chat_member', update, `chat ${group.id}`)
  for (const bot of world.bots.values()) {
    if (bot.id !== id && group.members.get(bot.id) === 'administrator') {
      const way = entry && {
        invite_link: toInviteLink(world, group, entry.link, bot.id),
        ...(entry.isByRequest ? { via_join_request: true } : {}),
      }
      bot.queue.push('chat_member', { ...update, ...way }, `chat ${group.id}`)
    }
  }
  world.events.add({ kind: 'chat', chat: group })
  world.events.add({ kind: 'state', chat: null })
}

/** Brings people and bots into a group, with the line about it in the chat. */
export function addMembers(
  world: World,
  group: GroupChat,
  ids: number[],
  byId: number,
  areAdministrators: boolean,
) {
  const newcomers = ids.filter(id => !isPresent(group.members.get(id)))
  for (const id of newcomers) {
    const bot = world.bots.get(id)
    if (bot && !bot.canJoinGroups) throw new WorldRefusal(403, `@${bot.username} cannot be added to groups`)
    setMember(world, group, id, areAdministrators ? 'administrator' : 'member', byId)
  }
  if (newcomers.length > 0) {
    postMessage(world, group, {
      fromId: byId,
      content: { kind: 'service', service: { kind: 'joined', userIds: newcomers } },
    })
  }
}

/** Takes somebody out of a group: `left` when one goes oneself, `kicked` when another sees to it. */
export function removeMember(world: World, group: GroupChat, id: number, byId: number) {
  if (!isPresent(group.members.get(id))) throw new WorldRefusal(404, 'not a member of this chat')
  postMessage(world, group, {
    fromId: byId,
    content: { kind: 'service', service: { kind: 'left', userId: id } },
  })
  setMember(world, group, id, id === byId ? 'left' : 'kicked', byId)
  group.keyboards.delete(id)
}

/** A person blocks a bot or lets it write again. */
export function setBlocked(world: World, chat: PrivateChat, isBlocked: boolean) {
  if (chat.isBlocked === isBlocked) return
  chat.isBlocked = isBlocked
  const [before, after]: [MemberStatus, MemberStatus] = isBlocked
    ? ['member', 'kicked']
    : ['kicked', 'member']
  chat.bot.queue.push(
    'my_chat_member',
    memberUpdate(world, chat, chat.bot.id, before, after, chat.person.id),
    `chat ${chat.person.id}`,
  )
  world.events.add({ kind: 'chat', chat })
}

function memberUpdate(
  world: World,
  chat: Chat,
  id: number,
  before: MemberStatus,
  after: MemberStatus,
  byId: number,
): ChatMemberUpdated {
  const user = userById(world, id)
  const isForum = chat.type !== 'private' && chat.topics !== null
  return {
    chat: toChat(chat),
    from: userById(world, byId),
    date: nowInSeconds(),
    old_chat_member: toChatMember(user, before, isForum),
    new_chat_member: toChatMember(user, after, isForum),
  }
}
