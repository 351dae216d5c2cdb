import type { Chat as ApiChat, User } from 'grammy/types'
import type { BotAccount, Chat, Person } from '../model.ts'
import { isBot, type World } from '../world.ts'

export type BotSideChat = Exclude<ApiChat, ApiChat.ChannelChat>

/**
 * Faces as they were shown last. A million updates that wait speak of the same few people; as long as nothing about
 * them changes they share one object, which nobody may write to.
 */
const users = new WeakMap<Person | BotAccount, User>()
const chats = new WeakMap<Chat, BotSideChat>()

function shared<Thing extends object, Face extends object>(
  faces: WeakMap<Thing, Face>,
  of: Thing,
  face: Face,
): Face {
  const known = faces.get(of)
  if (known && isSame(known, face)) return known
  faces.set(of, Object.freeze(face))
  return face
}

/** Both made by the same function: the same names in the same order, unless one is missing. */
function isSame(one: object, other: object): boolean {
  const [ours, theirs] = [Object.entries(one), Object.entries(other)]
  return (
    ours.length === theirs.length &&
    ours.every(([name, value], at) => name === theirs[at]?.[0] && value === theirs[at]?.[1])
  )
}

/** The User object of the Bot API for any account. Bots have no language; people show theirs to bots. */
export function toUser(account: Person | BotAccount): User {
  return shared(users, account, userOf(account))
}

function userOf(account: Person | BotAccount): User {
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
  return shared(chats, chat, chatOf(chat))
}

function chatOf(chat: Chat): BotSideChat {
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
