import { nowInSeconds } from '../../world/clock.ts'
import { findMessage } from '../../world/find-message.ts'
import { deleteMessage } from '../../world/messages.ts'
import type { Chat, StoredMessage } from '../../world/model.ts'
import { rightsOf } from '../../world/permissions.ts'
import type { Call } from '../call.ts'
import { chatNamed, messageNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

const deletableForSeconds = 48 * 3600
const diceStaySeconds = 24 * 3600
const mostAtOnce = 100

export const deleteMethods: Handlers = {
  deleteMessage: call => {
    const chat = chatNamed(call)
    const message = messageNamed(call, chat, 'message to delete not found')
    if (!mayDelete(call, chat, message)) throw badRequest("message can't be deleted")
    deleteMessage(call.world, chat, message)
    return true
  },
  deleteMessages: call => {
    const ids = call.json('message_ids', 'message identifiers')
    if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified')
    if (ids.length > mostAtOnce) throw badRequest('too many message identifiers specified')
    const chat = chatNamed(call)
    // Whatever is gone or out of reach is passed over.
    for (const id of ids) {
      const message = findMessage(chat, Number(id))
      if (message && mayDelete(call, chat, message)) deleteMessage(call.world, chat, message)
    }
    return true
  },
}

/** Its own and, in private chats, the person's; in groups another's only with the right to. For 48 hours. */
function mayDelete(call: Call<never>, chat: Chat, message: StoredMessage): boolean {
  if (isFounding(message)) return false
  if (chat.type !== 'private' && rightsOf(chat, call.bot.id)?.can_delete_messages) return true
  const isItsTurn = chat.type === 'private' || message.fromId === call.bot.id
  const age = nowInSeconds() - message.date
  // Nobody is to try the dice again and again.
  if (chat.type === 'private' && message.content.kind === 'dice' && age < diceStaySeconds) return false
  return isItsTurn && age < deletableForSeconds
}

/** The lines that a group or a topic begins with stay. */
function isFounding({ content }: StoredMessage): boolean {
  if (content.kind !== 'service') return false
  return content.service.kind === 'group_created' || content.service.kind === 'topic_created'
}
