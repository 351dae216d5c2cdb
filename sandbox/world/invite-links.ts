import { toChat, toUser } from './bot-view/accounts.ts'
import { toInviteLink } from './bot-view/invite-link.ts'
import { nowInSeconds } from './clock.ts'
import { isBanned, isPresent, setMember } from './members.ts'
import { postMessage } from './messages.ts'
import type { GroupChat, InviteLink, JoinRequest, Person } from './model.ts'
import { type World, WorldRefusal } from './world.ts'

/** How long an administrator bot may write to somebody who asks to join. */
const writableForSeconds = 300
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
const secretLength = 16

export type LinkWish = Pick<InviteLink, 'name' | 'expireDate' | 'memberLimit' | 'createsJoinRequest'>

export function addInviteLink(
  world: World,
  group: GroupChat,
  creatorId: number,
  wish: LinkWish,
  isPrimary = false,
): InviteLink {
  let secret = ''
  while (secret.length < secretLength) secret += alphabet[world.seed.between(0, alphabet.length - 1)]
  const url = `https://t.me/+${secret}`
  const link: InviteLink = { url, creatorId, ...wish, isPrimary, isRevoked: false, joinedIds: [] }
  group.inviteLinks.push(link)
  return link
}

/** Every administrator has one primary link; a new one ends the old one. */
export function renewPrimaryLink(world: World, group: GroupChat, creatorId: number): InviteLink {
  const old = group.inviteLinks.find(link => isPrimaryOf(link, creatorId))
  if (old) old.isRevoked = true
  const wish = { name: '', expireDate: 0, memberLimit: 0, createsJoinRequest: false }
  return addInviteLink(world, group, creatorId, wish, true)
}

function isPrimaryOf(link: InviteLink, creatorId: number): boolean {
  return link.creatorId === creatorId && link.isPrimary && !link.isRevoked
}

/** Ends the link; who loses the primary one gets another. */
export function revokeLink(world: World, group: GroupChat, link: InviteLink) {
  if (link.isPrimary && !link.isRevoked) renewPrimaryLink(world, group, link.creatorId)
  link.isRevoked = true
}

/** Follows a link: into the group, or onto the list of those who ask. */
export function joinByLink(
  world: World,
  person: Person,
  url: string,
): { group: GroupChat; status: 'joined' | 'asked' } {
  const { group, link } = findLink(world, url)
  if (isPresent(group.members.get(person.id)))
    throw new WorldRefusal(409, `${person.firstName} is in the group already`)
  if (isBanned(group, person.id)) throw new WorldRefusal(403, `${person.firstName} was banned from the group`)
  const now = nowInSeconds()
  if (link.isRevoked || (link.expireDate > 0 && link.expireDate <= now)) {
    throw new WorldRefusal(409, 'the invite link has expired')
  }
  const here = link.joinedIds.filter(id => isPresent(group.members.get(id))).length
  if (link.memberLimit > 0 && here >= link.memberLimit)
    throw new WorldRefusal(409, 'the invite link is used up')
  if (link.createsJoinRequest) {
    ask(world, group, link, person)
    return { group, status: 'asked' }
  }
  enter(world, group, link, person.id, person.id, false)
  return { group, status: 'joined' }
}

/** An administrator answers a request. Throws where nobody asks. */
export function settleJoinRequest(
  world: World,
  group: GroupChat,
  userId: number,
  isApproved: boolean,
  byId: number,
) {
  const request = group.joinRequests.get(userId)
  const link = group.inviteLinks.find(candidate => candidate.url === request?.url)
  if (!request || !link) throw new WorldRefusal(404, 'nobody with this id asks to join')
  group.joinRequests.delete(userId)
  for (const bot of administratorBots(world, group)) {
    const chat = bot.privateChats.get(userId)
    if (chat) chat.mayBeWrittenUntil = 0
  }
  if (isApproved) enter(world, group, link, userId, byId, true)
}

function enter(
  world: World,
  group: GroupChat,
  link: InviteLink,
  userId: number,
  byId: number,
  isByRequest: boolean,
) {
  link.joinedIds.push(userId)
  setMember(world, group, userId, 'member', byId, { entry: { link, isByRequest } })
  postMessage(world, group, {
    fromId: userId,
    content: { kind: 'service', service: { kind: 'joined', userIds: [userId] } },
  })
}

function ask(world: World, group: GroupChat, link: InviteLink, person: Person) {
  const request: JoinRequest = { userId: person.id, url: link.url, date: nowInSeconds() }
  group.joinRequests.set(person.id, request)
  const chat = toChat(group)
  if (chat.type !== 'supergroup') return
  for (const bot of administratorBots(world, group)) {
    world.privateChat(bot, person).mayBeWrittenUntil = request.date + writableForSeconds
    bot.queue.push(
      'chat_join_request',
      {
        chat,
        from: toUser(person),
        user_chat_id: person.id,
        date: request.date,
        invite_link: toInviteLink(world, group, link, bot.id),
      },
      `member ${person.id}`,
    )
  }
}

function administratorBots(world: World, group: GroupChat) {
  return [...world.bots.values()].filter(bot => group.members.get(bot.id) === 'administrator')
}

function findLink(world: World, url: string): { group: GroupChat; link: InviteLink } {
  const secret = /(?:\+|joinchat\/)([A-Za-z0-9_-]+)$/.exec(url.trim())?.[1]
  for (const group of world.groups.values()) {
    const link = group.inviteLinks.find(candidate => candidate.url.endsWith(`+${secret}`))
    if (link) return { group, link }
  }
  throw new WorldRefusal(404, 'there is no such invite link')
}
