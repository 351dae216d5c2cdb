import type { ForwardOrigin, StoredMessage } from './model.ts'
import { nameOf, type World } from './world.ts'

/** The first author stays the author however often a message is forwarded. */
export function originOf(world: World, message: StoredMessage): ForwardOrigin {
  if (message.forward) return message.forward
  const author = world.account(message.fromId)
  if (!author)
    return { kind: 'hidden_user', name: 'Deleted Account', userId: message.fromId, date: message.date }
  return { kind: 'user', name: nameOf(author), userId: author.id, date: message.date }
}
