import { setBlocked } from '../world/members.ts'
import { postMessage } from '../world/messages.ts'
import type { BotAccount, Person } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { mayWriteTo } from './init-data.ts'

/**
 * Lets the bot write to the person, Start pressed or not, with the line about it in the chat. Changes nothing where
 * the bot may write already. @param appName the app whose opening asked; null where the app itself asked
 */
export function grantWriting(world: World, bot: BotAccount, person: Person, appName: string | null) {
  if (mayWriteTo(world, bot, person)) return
  const chat = world.privateChat(bot, person)
  setBlocked(world, chat, false)
  chat.hasWriteAccess = true
  const service = { kind: 'write_access_allowed' as const, appName }
  postMessage(world, chat, { fromId: person.id, content: { kind: 'service', service } })
  world.events.add({ kind: 'chat', chat })
  world.events.add({ kind: 'state', chat: null })
}
