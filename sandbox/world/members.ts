import type { ChatMember, ChatMemberUpdated, User } from 'grammy/types'
import { toChat, toUser, userById } from './bot-view/accounts.ts'
import { toChatMember } from './bot-view/chat-member.ts'
import { toInviteLink } from './bot-view/invite-link.ts'
import { nowInSeconds } from './clock.ts'
import { postMessage } from './messages.ts'
import type { Chat, GroupChat, InviteLink, MemberStatus, PrivateChat } from './model.ts'
import type { Restriction, Rights } from './permissions.ts'
import { type World, WorldRefusal } from './world.ts'

export function isPresent(status: MemberStatus | undefined): boolean {
  return status !== undefined && status !== 'left' && status !== 'kicked'
}

/** Shut out of the group now; a ban for a time ends by itself. */
export function isBanned(group: GroupChat, id: number): boolean {
  const until = group.bannedUntil.get(id) ?? 0
  return group.members.get(id) === 'kicked' && (until === 0 || until > nowInSeconds())
}

/** What changes with a membership beside the status. */
export interface MemberChange {
  /** The link by which somebody came. */
  entry?: { link: InviteLink; isByRequest: boolean }
  rights?: Rights
  /** Null lifts it. */
  restriction?: Restriction | null
  /** Seconds since 1970, 0 for ever. */
  bannedUntil?: number
}

/** Changes one membership and tells the bots: the bot itself always, its fellow administrators when they asked. */
export function setMember(
  world: World,
  group: GroupChat,
  id: number,
  status: MemberStatus,
  byId: number,
  change: MemberChange = {},
) {
  const before = toChatMember(world, group, id)
  apply(group, id, status, change)
  const after = toChatMember(world, group, id)
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const update = memberUpdate(world, group, before, after, byId)
  world.bots.get(id)?.queue.push('my_chat_member', update, `my membership ${group.id}`)
  for (const bot of world.bots.values()) {
    if (bot.id !== id && group.members.get(bot.id) === 'administrator') {
      const way = change.entry && {
        invite_link: toInviteLink(world, group, change.entry.link, bot.id),
        ...(change.entry.isByRequest ? { via_join_request: true } : {}),
      }
      bot.queue.push('chat_member', { ...update, ...way }, `member ${id}`)
    }
  }
  world.events.add({ kind: 'chat', chat: group })
  world.events.add({ kind: 'state', chat: null })
}

function apply(group: GroupChat, id: number, status: MemberStatus, change: MemberChange) {
  group.members.set(id, status)
  if (status === 'kicked' && change.bannedUntil) group.bannedUntil.set(id, change.bannedUntil)
  else group.bannedUntil.delete(id)
  if (status !== 'administrator') group.rights.delete(id)
  else if (change.rights) group.rights.set(id, change.rights)
  if (status !== 'administrator' && status !== 'creator') group.titles.delete(id)
  if (change.restriction) group.restrictions.set(id, change.restriction)
  else if (change.restriction === null || status === 'administrator' || status === 'kicked') {
    group.restrictions.delete(id)
  }
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

/**
 * Takes somebody out of a group: `left` when one goes oneself, else banned, for ever unless `after` says otherwise.
 */
export function removeMember(
  world: World,
  group: GroupChat,
  id: number,
  byId: number,
  after: { status: 'left' | 'kicked'; bannedUntil?: number } = { status: id === byId ? 'left' : 'kicked' },
) {
  if (!isPresent(group.members.get(id))) throw new WorldRefusal(404, 'not a member of this chat')
  postMessage(world, group, {
    fromId: byId,
    content: { kind: 'service', service: { kind: 'left', userId: id } },
  })
  setMember(world, group, id, after.status, byId, { bannedUntil: after.bannedUntil ?? 0 })
  group.keyboards.delete(id)
}

/** A person blocks a bot or lets it write again. */
export function setBlocked(world: World, chat: PrivateChat, isBlocked: boolean) {
  if (chat.isBlocked === isBlocked) return
  chat.isBlocked = isBlocked
  const user = toUser(chat.bot)
  const [before, after] = isBlocked ? [free(user), blocked(user)] : [blocked(user), free(user)]
  chat.bot.queue.push(
    'my_chat_member',
    memberUpdate(world, chat, before, after, chat.person.id),
    `my membership ${chat.person.id}`,
  )
  world.events.add({ kind: 'chat', chat })
}

function free(user: User): ChatMember {
  return { user, status: 'member' }
}

function blocked(user: User): ChatMember {
  return { user, status: 'kicked', until_date: 0 }
}

function memberUpdate(
  world: World,
  chat: Chat,
  before: ChatMember,
  after: ChatMember,
  byId: number,
): ChatMemberUpdated {
  return {
    chat: toChat(chat),
    from: userById(world, byId),
    date: nowInSeconds(),
    old_chat_member: before,
    new_chat_member: after,
  }
}
