import { asReaction, react } from '../../world/messages.ts'
import type { GroupChat } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { assertRight, chatNamed, groupNamed, messageNamed, userNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { fieldsOf } from '../keyboards/fields.ts'

const mostReactions = 1

/** A bot reacts like a person without Premium, and never with paid reactions. */
export const reactionMethods: Handlers = {
  setMessageReaction: call => {
    const list = call.json('reaction', 'reaction') ?? []
    if (!Array.isArray(list)) throw badRequest('expected an Array of ReactionType')
    const wanted = list.map(emojiOf)
    if (wanted.length > mostReactions) throw badRequest('REACTIONS_TOO_MANY')
    const chat = chatNamed(call)
    const message = messageNamed(call, chat, 'message to react not found')
    if (message.content.kind === 'service') throw badRequest('REACTION_INVALID')
    react(call.world, chat, message, call.bot.id, wanted[0] ?? '')
    return true
  },
  deleteMessageReaction: call => {
    const group = moderatedGroup(call)
    const message = messageNamed(call, group, 'message not found')
    react(call.world, group, message, reactingUser(call).id, '')
    return true
  },
  deleteAllMessageReactions: call => {
    const group = moderatedGroup(call)
    const { id } = reactingUser(call)
    for (const message of group.messages) {
      if (message.reactions?.has(id)) react(call.world, group, message, id, '')
    }
    return true
  },
}

function moderatedGroup(call: Call<'chat_id'>): GroupChat {
  const group = groupNamed(call)
  assertRight(call, group, 'can_delete_messages', 'not enough rights to delete reactions')
  return group
}

/** Groups do not react here, so it must be somebody. */
function reactingUser(call: Call<'user_id' | 'actor_chat_id'>) {
  if (call.text('actor_chat_id') !== '') throw badRequest('chat not found')
  return userNamed(call)
}

/** Custom emoji are for chats that have them as a reaction; no chat here has. */
function emojiOf(value: unknown): string {
  const fields = fieldsOf(value)
  if (!fields) throw badRequest('expected an Object as ReactionType')
  switch (fields.get('type')) {
    case 'emoji': {
      const emoji = asReaction(String(fields.get('emoji') ?? ''))
      if (emoji === null) throw badRequest('REACTION_INVALID')
      return emoji
    }
    case 'custom_emoji':
    case 'paid':
      throw badRequest('REACTION_INVALID')
    default:
      throw badRequest('invalid reaction type specified')
  }
}
