import type { LoggedEvent } from '../../world/event-log.ts'
import { findTrace } from '../../world/find-message.ts'
import type { World } from '../../world/world.ts'
import type { WorldEvent } from '../contract.ts'
import { toEntityView, toMessageView } from './messages.ts'

/** Composes what an event shows from the world as it is now; null where nothing is left to show. */
export function toWorldEvent(world: World, event: LoggedEvent): WorldEvent | null {
  const { id, at } = event
  switch (event.kind) {
    case 'message': {
      const message = findTrace(event.chat, event.messageId)
      if (!message) return null
      const view = toMessageView(world, event.chat, message)
      return { id, at, kind: 'message', chatId: event.chat.key, change: event.change, message: view }
    }
    case 'chat':
      return { id, at, kind: 'chat', chatId: event.chat.key }
    case 'draft': {
      const { fromId, text } = event
      const entities = event.entities.map(toEntityView)
      return { id, at, kind: 'draft', chatId: event.chat.key, fromId, text, entities }
    }
    case 'action':
      return { id, at, kind: 'action', chatId: event.chat.key, fromId: event.fromId, action: event.action }
    case 'callback_answer': {
      const { messageId, userId, answer } = event
      return { id, at, kind: 'callback_answer', chatId: event.chat.key, messageId, userId, answer }
    }
    case 'drive':
      return { id, at, kind: 'drive', chatId: event.chat.key, drive: event.drive }
    case 'state':
      return { id, at, kind: 'state' }
  }
}
