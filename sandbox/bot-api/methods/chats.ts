import type {
  ChatFullInfo,
  ChatMember,
  ChatMemberAdministrator,
  ChatMemberOwner,
  ChatPhoto,
} from 'grammy/types'
import { toUser } from '../../world/bot-view/accounts.ts'
import { toChatMember } from '../../world/bot-view/chat-member.ts'
import { toMessage } from '../../world/bot-view/message.ts'
import { fileIdFor, type StoredFile } from '../../world/files.ts'
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
    return toChatMember(call.world, chat, account.id)
  },
  getChatAdministrators: call => {
    const chat = chatNamed(call)
    if (chat.type === 'private') throw badRequest('there are no administrators in the private chat')
    return [...chat.members].flatMap(([id, status]) => {
      if (status !== 'creator' && status !== 'administrator') return []
      const member = toChatMember(call.world, chat, id)
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
      ...(person.photos[0] ? { photo: toChatPhoto(call, person.photos[0]) } : {}),
      ...(person.lastName ? { last_name: person.lastName } : {}),
      ...(person.username ? { username: person.username, active_usernames: [person.username] } : {}),
      ...common,
    }
  }
  const link = chat.inviteLinks.find(
    ({ creatorId, isPrimary, isRevoked }) => creatorId === call.bot.id && isPrimary && !isRevoked,
  )
  const group = {
    id: chat.id,
    title: chat.title,
    permissions: chat.permissions,
    ...(chat.description ? { description: chat.description } : {}),
    ...(link ? { invite_link: link.url } : {}),
    ...common,
  }
  if (chat.type === 'group') return { ...group, type: 'group' }
  return {
    ...group,
    type: 'supergroup',
    join_to_send_messages: true,
    ...(chat.topics ? { is_forum: true } : {}),
  }
}

function toChatPhoto({ bot }: Call<never>, photo: StoredFile): ChatPhoto {
  const small = photo.thumbnail ?? photo
  return {
    small_file_id: fileIdFor(bot.id, small, 'photo'),
    small_file_unique_id: small.uniqueId,
    big_file_id: fileIdFor(bot.id, photo, 'photo'),
    big_file_unique_id: photo.uniqueId,
  }
}
