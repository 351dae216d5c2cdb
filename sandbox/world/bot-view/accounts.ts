import type { Chat as ApiChat, User } from 'grammy/types'
import type { BotAccount, Chat, Person } from '../model.ts'
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
