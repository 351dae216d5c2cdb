import type { Chat, StoredMessage } from '../../world/model.ts'
import type { World } from '../../world/world.ts'
import type { Sent } from '../contract.ts'
import { toMessageView } from '../present/messages.ts'

/** The answer to whoever put a message into a chat. */
export function sent(world: World, chat: Chat, message: StoredMessage): Sent {
  return { messageId: message.id, eventId: world.events.lastId, message: toMessageView(world, chat, message) }
}
