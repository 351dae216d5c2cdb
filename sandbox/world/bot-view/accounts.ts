import type { Chat as ApiChat, ChatMember, User } from 'grammy/types'
import type { BotAccount, Chat, MemberStatus, Person } from '../model.ts'
import { isBot, type World } from '../world.ts'

export type BotSideChat = Exclude<ApiChat, ApiChat.ChannelChat>

/** The User object of the Bot API for any account. Bots have no language; people show theirs to bots. */
export function toUser(account: Person | BotAccount): User {
  if (isBot(account)) {
    return {
      id: account.id,
      is_bot: true,
      first_name: account.name.get('') ?? account.username,
      username: account.username,
    }
  }
  const user: User = { id: account.id, is_bot: false, first_name: account.firstName }
  if (account.lastName) user.last_name = account.lastName
  if (account.username) user.username = account.username
  if (account.languageCode) user.language_code = account.languageCode as NonNullable<User['language_code']>
  return user
}

/** An account that is gone from the world still has a face in old messages. */
export function userById(world: World, id: number): User {
  const account = world.account(id)
  return account ? toUser(account) : { id, is_bot: false, first_name: 'Deleted Account' }
}

/** The Chat object as a bot sees it: a private chat carries the person's id and name. */
export function toChat(chat: Chat): BotSideChat {
  if (chat.type === 'private') {
    const { person } = chat
    const shown: ApiChat.PrivateChat = { id: person.id, type: 'private', first_name: person.firstName }
    if (person.lastName) shown.last_name = person.lastName
    if (person.username) shown.username = person.username
    return shown
  }
  if (chat.type === 'group') return { id: chat.id, type: 'group', title: chat.title }
  const shown: ApiChat.SupergroupChat = { id: chat.id, type: 'supergroup', title: chat.title }
  if (chat.topics) shown.is_forum = true
  return shown
}

/** The Bot API id of a chat: the person's for a private chat. */
export function apiChatId(chat: Chat): number {
  return chat.type === 'private' ? chat.person.id : chat.id
}

const administratorRights = {
  can_be_edited: false,
  can_manage_chat: true,
  can_change_info: true,
  can_delete_messages: true,
  can_invite_users: true,
  can_restrict_members: true,
  can_pin_messages: true,
  can_promote_members: false,
  can_manage_video_chats: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
  is_anonymous: false,
}

export function toChatMember(user: User, status: MemberStatus, isForum: boolean): ChatMember {
  switch (status) {
    case 'creator':
      return { user, status, is_anonymous: false }
    case 'administrator':
      return { user, status, ...administratorRights, ...(isForum ? { can_manage_topics: true } : {}) }
    case 'kicked':
      return { user, status, until_date: 0 }
    default:
      return { user, status }
  }
}
