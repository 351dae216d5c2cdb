import type { BotAccount, Chat, Person } from '../world/model.ts'
import { assertIsIn } from '../world/person-acts.ts'
import { isBot, type World, WorldRefusal } from '../world/world.ts'

/** The person who acts. */
export function personNamed(world: World, id: number): Person {
  const person = world.people.get(id)
  if (!person) throw new WorldRefusal(404, `there is no person ${id}`)
  return person
}

/** A chat by any of its names, if the person who acts is in it. See `ChatId` of the contract. */
export function openChat(world: World, name: string, as: number): { chat: Chat; person: Person } {
  const person = personNamed(world, as)
  const chat = findChat(world, name, person)
  assertIsIn(chat, person)
  return { chat, person }
}

function findChat(world: World, name: string, person: Person): Chat {
  if (name.startsWith('-')) {
    const group = world.groups.get(Number(name))
    if (!group) throw new WorldRefusal(404, `there is no group ${name}`)
    return group
  }
  const pair = /^(\d+):(\d+)$/.exec(name)
  if (pair && Number(pair[1]) !== person.id)
    throw new WorldRefusal(403, `${person.firstName} is not in this chat`)
  return world.privateChat(botNamed(world, pair?.[2] ?? name), person)
}

/** A bot by its id or its username, with or without "@". */
export function botNamed(world: World, name: string): BotAccount {
  const account = /^\d+$/.test(name) ? world.bots.get(Number(name)) : world.byName(name)
  if (!account || !isBot(account)) throw new WorldRefusal(404, `there is no bot ${name}`)
  return account
}
