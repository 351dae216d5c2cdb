import type { ServiceContent } from '../../world/model.ts'
import type { World } from '../../world/world.ts'
import type { ServiceView } from '../contract.ts'
import { toPaymentView } from './payments.ts'

/** A line about the chat itself, with chats by their names in this API. */
export function toServiceView(world: World, service: ServiceContent): ServiceView {
  switch (service.kind) {
    case 'migrated_to':
    case 'migrated_from':
    case 'chat_shared':
      return { kind: service.kind, chatId: String(service.chatId) }
    case 'users_shared':
      return { kind: service.kind, userIds: service.userIds }
    // What an app gave to its bot is the bot's alone.
    case 'web_app_data':
      return { kind: service.kind, buttonText: service.buttonText }
    case 'successful_payment':
    case 'refunded_payment':
      return toPaymentView(world, service)
    case 'topic_created':
      return { kind: service.kind, name: service.name, iconColor: service.iconColor }
    case 'topic_edited':
      return { kind: service.kind, name: service.name }
    // To the eye a hidden topic is a closed one.
    case 'general_topic_hidden':
      return { kind: 'topic_closed' }
    case 'general_topic_shown':
      return { kind: 'topic_reopened' }
    default:
      return service
  }
}
