import { chatInstance } from '../world/chat-instance.ts'
import { nowInSeconds } from '../world/clock.ts'
import type { BotAccount, Chat, Person } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { type Pair, signInitData, withHash } from './sign.ts'

/** What an opening tells the app beside who the person is. */
export interface InitFacts {
  queryId: string | null
  /** Links alone tell where they were followed and what stood behind "startapp". */
  link: { chat: Chat | null; startParam: string } | null
  siteUrl: string
}

/** Init data in the order in which Telegram's servers write it. */
export function initDataFor(world: World, bot: BotAccount, person: Person, facts: InitFacts): string {
  const pairs: Pair[] = []
  if (facts.queryId !== null) pairs.push(['query_id', facts.queryId])
  pairs.push(['user', JSON.stringify(webAppUser(world, bot, person, facts.siteUrl))])
  if (facts.link?.chat) {
    pairs.push(['chat_instance', chatInstance(facts.link.chat)])
    pairs.push(['chat_type', chatTypeFor(bot, facts.link.chat)])
  }
  if (facts.link && facts.link.startParam !== '') pairs.push(['start_param', facts.link.startParam])
  pairs.push(['auth_date', String(nowInSeconds())])
  return signInitData(bot, pairs)
}

/** The answer of getRequestedContact: a card that proves itself as init data does. */
export function signedContact(bot: BotAccount, person: Person): string {
  const contact = {
    user_id: person.id,
    phone_number: person.phone,
    first_name: person.firstName,
    ...(person.lastName ? { last_name: person.lastName } : {}),
  }
  return withHash(bot, [
    ['contact', JSON.stringify(contact)],
    ['auth_date', String(nowInSeconds())],
  ])
}

function webAppUser(world: World, bot: BotAccount, person: Person, siteUrl: string) {
  const photo = person.photos[0]
  return {
    id: person.id,
    first_name: person.firstName,
    last_name: person.lastName ?? '',
    ...(person.username ? { username: person.username } : {}),
    ...(person.languageCode ? { language_code: person.languageCode } : {}),
    ...(mayWriteTo(world, bot, person) ? { allows_write_to_pm: true } : {}),
    ...(photo ? { photo_url: `${siteUrl}/sandbox/api/files/${photo.uniqueId}` } : {}),
  }
}

/** Whether the bot may write to this person. */
export function mayWriteTo(world: World, bot: BotAccount, person: Person): boolean {
  const chat = world.privateChat(bot, person)
  return !chat.isBlocked && (chat.isStarted || chat.hasWriteAccess)
}

/** "sender" is the person's own chat with the bot of the app. */
export function chatTypeFor(bot: BotAccount, chat: Chat): 'sender' | Chat['type'] {
  return chat.type === 'private' && chat.bot === bot ? 'sender' : chat.type
}
