import type { ChatFullInfo, ChatMember, ChatMemberAdministrator, ChatMemberOwner } from 'grammy/types'
import { toChatMember, toUser, userById } from '../../world/bot-view/accounts.ts'
import { toMessage } from '../../world/bot-view/message.ts'
import { findMessage } from '../../world/find-message.ts'
import { isPresent, removeMember } from '../../world/members.ts'
import type { Chat, GroupChat } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { chatNamed, groupNamed, isInChat, userNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

const giftTypes = {
  unlimited_gifts: true,
  limited_gifts: true,
  unique_gifts: true,
  premium_subscription: true,
  gifts_from_channels: true,
}
const permissions = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_change_info: false,
  can_invite_users: true,
  can_pin_messages: false,
  can_manage_topics: false,
}
const maxReactions = 11

/** Chats and who is in them. */
export const chatMethods: Handlers = {
  getChat: call => {
    const chat = chatNamed(call)
    if (chat.type === 'private' && !chat.isStarted && !chat.hasWriteAccess) throw badRequest('chat not found')
    return fullInfo(call, chat)
  },
  getChatMember: call => {
    const chat = chatNamed(call)
    const account = userNamed(call)
    if (chat.type === 'private') {
      if (!isInChat(chat, account.id)) throw badRequest('user not found')
      return { user: toUser(account), status: 'member' }
    }
    return toChatMember(toUser(account), chat.members.get(account.id) ?? 'left', chat.topics !== null)
  },
  getChatAdministrators: call => {
    const chat = chatNamed(call)
    if (chat.type === 'private') throw badRequest('there are no administrators in the private chat')
    return [...chat.members].flatMap(([id, status]) => {
      if (status !== 'creator' && status !== 'administrator') return []
      const member = toChatMember(userById(call.world, id), status, chat.topics !== null)
      return isAdministratorEntry(member) ? [member] : []
    })
  },
  getChatMemberCount: call => {
    const chat = chatNamed(call)
    return chat.type === 'private' ? 2 : presentCount(chat)
  },
  leaveChat: call => {
    const group = groupNamed(call)
    removeMember(call.world, group, call.bot.id, call.bot.id)
    return true
  },
}

function isAdministratorEntry(member: ChatMember): member is ChatMemberAdministrator | ChatMemberOwner {
  return member.status === 'creator' || member.status === 'administrator'
}

function presentCount(group: GroupChat): number {
  return [...group.members.values()].filter(isPresent).length
}

function fullInfo(call: Call<never>, chat: Chat): ChatFullInfo {
  const pinnedId = chat.pinned[0]
  const pinned = pinnedId === undefined ? undefined : findMessage(chat, pinnedId)
  const common = {
    accent_color_id: 0,
    max_reaction_count: maxReactions,
    accepted_gift_types: giftTypes,
    ...(pinned ? { pinned_message: toMessage(call.world, call.bot, chat, pinned) } : {}),
  }
  if (chat.type === 'private') {
    const { person } = chat
    return {
      id: person.id,
      type: 'private',
      first_name: person.firstName,
      ...(person.lastName ? { last_name: person.lastName } : {}),
      ...(person.username ? { username: person.username, active_usernames: [person.username] } : {}),
      ...common,
    }
  }
  const group = { id: chat.id, title: chat.title, permissions, ...common }
  if (chat.type === 'group') return { ...group, type: 'group' }
  return {
    ...group,
    type: 'supergroup',
    join_to_send_messages: true,
    ...(chat.topics ? { is_forum: true } : {}),
  }
}
