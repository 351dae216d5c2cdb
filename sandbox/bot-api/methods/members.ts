import { nowInSeconds } from '../../world/clock.ts'
import { isPresent, removeMember, setMember } from '../../world/members.ts'
import { deleteMessage } from '../../world/messages.ts'
import type { GroupChat } from '../../world/model.ts'
import { type Rights, rightsOf, usualRights } from '../../world/permissions.ts'
import type { Call } from '../call.ts'
import { assertRight, chatNamed, userNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import { characterCount } from '../formatting/format-text.ts'
import type { Handlers } from '../handlers.ts'
import { isEverything, readPermissions } from '../permissions-argument.ts'

const shortestTermSeconds = 30
const longestTermSeconds = 366 * 86_400
const maxTitleLength = 16
const noRights = 'not enough rights to restrict/unrestrict chat member'

/** Who may be in a group, and what they may do there. */
export const memberMethods: Handlers = {
  banChatMember: call => {
    const { group, id } = target(call)
    assertRight(call, group, 'can_restrict_members', noRights)
    assertNotAbove(call, group, id)
    const bannedUntil = termOf(call)
    if (isPresent(group.members.get(id))) {
      removeMember(call.world, group, id, call.bot.id, { status: 'kicked', bannedUntil })
    } else setMember(call.world, group, id, 'kicked', call.bot.id, { bannedUntil })
    if (call.flag('revoke_messages')) forgetMessagesOf(call, group, id)
    return true
  },
  unbanChatMember: call => {
    const { group, id } = target(call)
    if (group.type === 'group') throw badRequest('method is available for supergroup and channel chats only')
    assertRight(call, group, 'can_restrict_members', noRights)
    const status = group.members.get(id)
    if (status === 'kicked') setMember(call.world, group, id, 'left', call.bot.id)
    else if (isPresent(status) && !call.flag('only_if_banned')) {
      assertNotAbove(call, group, id)
      removeMember(call.world, group, id, call.bot.id, { status: 'left' })
    }
    return true
  },
  restrictChatMember: call => {
    const { group, id } = target(call)
    if (group.type === 'group') throw badRequest('method is available only for supergroups')
    const permissions = readPermissions(call)
    assertRight(call, group, 'can_restrict_members', noRights)
    assertNotAbove(call, group, id)
    const restriction = isEverything(permissions) ? null : { permissions, until: termOf(call) }
    const status = isPresent(group.members.get(id)) ? 'member' : 'left'
    setMember(call.world, group, id, status, call.bot.id, { restriction })
    return true
  },
  promoteChatMember: call => {
    const { group, id } = target(call)
    if (group.type === 'group') throw badRequest('method is available for supergroup and channel chats only')
    const own = rightsOf(group, call.bot.id)
    if (!own?.can_promote_members) throw badRequest('not enough rights to promote/demote chat member')
    if (id === call.bot.id) throw badRequest("can't promote self")
    const status = group.members.get(id)
    if (status === 'creator') throw badRequest("can't remove chat owner")
    if (!isPresent(status)) throw badRequest('USER_NOT_PARTICIPANT')
    const rights = rightsWanted(call)
    const isRefused = rightNames.some(right => rights[right] && !own[right])
    if (isRefused) throw badRequest('RIGHT_FORBIDDEN')
    const isAdministrator = rightNames.some(right => rights[right])
    if (isAdministrator) setMember(call.world, group, id, 'administrator', call.bot.id, { rights })
    else setMember(call.world, group, id, 'member', call.bot.id)
    return true
  },
  setChatAdministratorCustomTitle: call => {
    const { group, id } = target(call)
    if (group.type === 'group') throw badRequest('method is available only for supergroups')
    const title = call.text('custom_title').trim()
    if (characterCount(title) > maxTitleLength) throw badRequest('ADMIN_RANK_INVALID')
    if (/\p{Extended_Pictographic}/u.test(title)) throw badRequest('ADMIN_RANK_EMOJI_NOT_ALLOWED')
    const status = group.members.get(id)
    if (status === 'creator') throw badRequest('only creator can edit their custom title')
    if (status !== 'administrator') throw badRequest('user is not an administrator')
    if (!rightsOf(group, call.bot.id)?.can_promote_members) {
      throw badRequest('not enough rights to change custom title of the user')
    }
    if (title === '') group.titles.delete(id)
    else group.titles.set(id, title)
    call.world.events.add({ kind: 'chat', chat: group })
    return true
  },
}

function target(call: Call<'chat_id' | 'user_id'>): { group: GroupChat; id: number } {
  const chat = chatNamed(call)
  const { id } = userNamed(call)
  if (chat.type === 'private') throw badRequest('method is available for supergroup and channel chats only')
  return { group: chat, id }
}

/** Nobody shuts out an owner, an administrator or oneself. */
function assertNotAbove(call: Call<never>, group: GroupChat, id: number) {
  if (id === call.bot.id) throw badRequest("can't restrict self")
  const status = group.members.get(id)
  if (status === 'creator') throw badRequest("can't remove chat owner")
  if (status === 'administrator') throw badRequest('user is an administrator of the chat')
}

/** Too short and too long a time means for ever. */
function termOf(call: Call<'until_date'>): number {
  const until = call.integer('until_date', 0, 0)
  const seconds = until - nowInSeconds()
  return seconds < shortestTermSeconds || seconds > longestTermSeconds ? 0 : until
}

function forgetMessagesOf(call: Call<never>, group: GroupChat, id: number) {
  for (const message of group.messages) {
    if (message.fromId === id && message.content.kind !== 'deleted') deleteMessage(call.world, group, message)
  }
}

const rightNames = Object.keys(usualRights) as (keyof Rights)[]

/** Any right brings the first one with it. */
function rightsWanted(call: Call<keyof Rights>): Rights {
  const rights = { ...usualRights }
  for (const name of rightNames) rights[name] = call.flag(name)
  rights.can_manage_chat ||= rightNames.some(name => name !== 'is_anonymous' && rights[name])
  return rights
}
