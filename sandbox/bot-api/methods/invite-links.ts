import { toInviteLink } from '../../world/bot-view/invite-link.ts'
import { nowInSeconds } from '../../world/clock.ts'
import {
  addInviteLink,
  type LinkWish,
  renewPrimaryLink,
  revokeLink,
  settleJoinRequest,
} from '../../world/invite-links.ts'
import { isPresent } from '../../world/members.ts'
import type { GroupChat, InviteLink } from '../../world/model.ts'
import { rightsOf } from '../../world/permissions.ts'
import type { Call } from '../call.ts'
import { chatNamed, userNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

const maxNameLength = 32
const mostMembers = 99_999

/** Ways into a group, and who asks for them. */
export const inviteLinkMethods: Handlers = {
  createChatInviteLink: call => {
    const group = invitingGroup(call)
    const link = addInviteLink(call.world, group, call.bot.id, wishOf(call, group))
    return toInviteLink(call.world, group, link, call.bot.id)
  },
  editChatInviteLink: call => {
    const group = invitingGroup(call)
    const link = linkNamed(call, group)
    if (link.isRevoked) throw badRequest('INVITE_HASH_EXPIRED')
    if (link.isPrimary) throw badRequest('CHAT_INVITE_PERMANENT')
    Object.assign(link, wishOf(call, group))
    return toInviteLink(call.world, group, link, call.bot.id)
  },
  exportChatInviteLink: call => {
    const group = invitingGroup(call)
    return renewPrimaryLink(call.world, group, call.bot.id).url
  },
  revokeChatInviteLink: call => {
    const group = invitingGroup(call)
    const link = linkNamed(call, group)
    if (link.isRevoked) throw badRequest('INVITE_HASH_EXPIRED')
    revokeLink(call.world, group, link)
    return toInviteLink(call.world, group, link, call.bot.id)
  },
  approveChatJoinRequest: call => settle(call, true),
  declineChatJoinRequest: call => settle(call, false),
}

function invitingGroup(call: Call<'chat_id'>): GroupChat {
  const chat = chatNamed(call)
  if (chat.type === 'private') throw badRequest("can't invite members to a private chat")
  if (!rightsOf(chat, call.bot.id)?.can_invite_users) {
    throw badRequest('not enough rights to manage chat invite link')
  }
  return chat
}

/** A link of this bot's own making; others' links are not its business. */
function linkNamed(call: Call<'invite_link'>, group: GroupChat): InviteLink {
  const url = call.text('invite_link').trim()
  if (!/^(?:https?:\/\/)?t(?:elegram)?\.(?:me|dog)\/(?:\+|joinchat\/)[A-Za-z0-9_-]+$/i.test(url)) {
    throw badRequest('Wrong invite link')
  }
  const secret = url.split(/\+|joinchat\//).at(-1)
  const link = group.inviteLinks.find(candidate => candidate.url.endsWith(`+${secret}`))
  if (!link || link.creatorId !== call.bot.id) throw badRequest('INVITE_HASH_EXPIRED')
  return link
}

function wishOf(
  call: Call<'name' | 'expire_date' | 'member_limit' | 'creates_join_request'>,
  group: GroupChat,
): LinkWish {
  const expireDate = call.integer('expire_date', 0, 0)
  const memberLimit = call.integer('member_limit', 0, 0, mostMembers)
  const createsJoinRequest = call.flag('creates_join_request')
  if (createsJoinRequest && memberLimit > 0) {
    throw badRequest("Can't specify member limit for links requiring administrator approval")
  }
  if (createsJoinRequest && group.type === 'group') {
    throw badRequest('method is available only for supergroups')
  }
  if (expireDate > 0 && expireDate <= nowInSeconds()) throw badRequest('EXPIRE_DATE_INVALID')
  const name = call.text('name').trim().slice(0, maxNameLength)
  return { name, expireDate, memberLimit, createsJoinRequest }
}

function settle(call: Call<'chat_id' | 'user_id'>, isApproved: boolean): true {
  const group = invitingGroup(call)
  const user = userNamed(call)
  if (isPresent(group.members.get(user.id))) throw badRequest('USER_ALREADY_PARTICIPANT')
  if (!group.joinRequests.has(user.id)) throw badRequest('HIDE_REQUESTER_MISSING')
  settleJoinRequest(call.world, group, user.id, isApproved, call.bot.id)
  return true
}
