import { asReaction, react } from '../../world/messages.ts'
import { chatNamed, messageNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { fieldsOf } from '../keyboards/fields.ts'

export const reactionMethods: Handlers = {
  setMessageReaction: call => {
    const list = call.json('reaction', 'reaction') ?? []
    if (!Array.isArray(list)) throw badRequest('expected an Array of ReactionType')
    if (list.length > 1) throw badRequest('REACTIONS_TOO_MANY')
    const chat = chatNamed(call)
    const message = messageNamed(call, chat, 'message to react not found')
    const fields = fieldsOf(list[0])
    const wanted = fields?.get('type') === 'emoji' ? String(fields.get('emoji') ?? '') : ''
    const emoji = wanted === '' ? '' : asReaction(wanted)
    if (emoji === null || (list.length > 0 && wanted === '')) throw badRequest('REACTION_INVALID')
    react(call.world, chat, message, call.bot.id, emoji)
    return true
  },
}
