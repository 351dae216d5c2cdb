import { rollDice } from '../../world/dice.ts'
import { findMessage } from '../../world/find-message.ts'
import { originOf } from '../../world/forward-origin.ts'
import type { Chat, Content, StoredMessage } from '../../world/model.ts'
import { copyPoll } from '../../world/polls.ts'
import type { Call } from '../call.ts'
import { chatByText, messageNamed, threadNamed, writableChat } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { noMarkup } from '../keyboards/read-markup.ts'
import { type Destination, destinationOf, passFloodGate, put } from '../send.ts'
import { caption } from '../texts.ts'

const mostAtOnce = 100

type Relocation = 'chat_id' | 'message_thread_id' | 'protect_content'

/** What stands in one chat, sent on to another: with its origin (forward) or as the bot's own (copy). */
export const forwardMethods: Handlers = {
  forwardMessage: call => {
    const to = plainDestination(call)
    const message = messageNamed(call, sourceChat(call), 'message to forward not found')
    assertMovable(message, 'forwarded')
    const { viaBotId } = message
    return put(call, to, message.content, { forward: originOf(call.world, message), viaBotId })
  },
  forwardMessages: call => {
    const to = plainDestination(call)
    const albums = new Albums(call)
    return movable(call, 'forward').map(message => {
      const forward = originOf(call.world, message)
      const extra = { forward, mediaGroupId: albums.newId(message), viaBotId: message.viaBotId }
      const sent = put(call, to, message.content, extra)
      return { message_id: sent.message_id }
    })
  },
  copyMessage: call => {
    const to = destinationOf(call)
    const message = messageNamed(call, sourceChat(call), 'message to copy not found')
    assertMovable(message, 'copied')
    if (message.content.kind === 'invoice') throw badRequest("message can't be copied")
    const source = contentCopied(call, message)
    const content = call.has('caption')
      ? withCaption(source, caption(call), call.flag('show_caption_above_media'))
      : source
    return { message_id: put(call, to, content).message_id }
  },
  copyMessages: call => {
    const to = plainDestination(call)
    const isBare = call.flag('remove_caption')
    const albums = new Albums(call)
    return movable(call, 'copy').map(message => {
      const source = contentCopied(call, message)
      const content = isBare ? withCaption(source, { text: '', entities: [] }) : source
      return { message_id: put(call, to, content, { mediaGroupId: albums.newId(message) }).message_id }
    })
  },
}

function plainDestination(call: Call<Relocation>): Destination {
  const chat = writableChat(call)
  passFloodGate(call, chat)
  return {
    chat,
    markup: noMarkup,
    threadId: threadNamed(call, chat),
    replyToId: 0,
    isProtected: call.flag('protect_content'),
  }
}

function sourceChat(call: Call<'from_chat_id'>): Chat {
  return chatByText(call.world, call.bot, call.text('from_chat_id'))
}

function movable(call: Call<'from_chat_id' | 'message_ids'>, verb: 'forward' | 'copy'): StoredMessage[] {
  const ids = call.json('message_ids', 'message identifiers')
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified')
  if (ids.length > mostAtOnce) throw badRequest(`too many messages to ${verb}`)
  const numbers = ids.map(Number)
  if (numbers.some((id, place) => place > 0 && id <= (numbers[place - 1] ?? 0))) {
    throw badRequest('message identifiers must be in a strictly increasing order')
  }
  const source = sourceChat(call)
  const found = numbers.flatMap(id => {
    const message = findMessage(source, id)
    if (!message || message.isProtected || message.content.kind === 'service') return []
    return verb === 'copy' && message.content.kind === 'invoice' ? [] : [message]
  })
  if (found.length === 0) throw badRequest(`there are no messages to ${verb}`)
  return found
}

function assertMovable(message: StoredMessage, done: string) {
  if (message.content.kind === 'service' || message.isProtected) throw badRequest(`message can't be ${done}`)
}

/** Dice are thrown again, and a poll is asked anew; of a quiz only its author knows enough for that. */
function contentCopied(call: Call<never>, { content }: StoredMessage): Content {
  if (content.kind === 'dice') return rollDice(call.world, content.emoji)
  if (content.kind !== 'poll') return content
  const poll = call.world.polls.get(content.pollId)
  if (!poll || (poll.kind === 'quiz' && !poll.isClosed && poll.authorId !== call.bot.id)) {
    throw badRequest("message can't be copied")
  }
  return { kind: 'poll', pollId: copyPoll(call.world, poll, call.bot.id).id }
}

function withCaption(
  content: Content,
  { text, entities }: ReturnType<typeof caption>,
  isCaptionAbove = false,
): Content {
  return 'caption' in content
    ? { ...content, caption: text, captionEntities: entities, isCaptionAbove }
    : content
}

/** What stood together stands together again, under a new number. */
class Albums {
  private readonly ids = new Map<string, string>()
  private readonly call: Call<never>

  constructor(call: Call<never>) {
    this.call = call
  }

  newId({ mediaGroupId }: StoredMessage): string | null {
    if (mediaGroupId === null) return null
    const id = this.ids.get(mediaGroupId) ?? this.call.world.seed.digits(17)
    this.ids.set(mediaGroupId, id)
    return id
  }
}
