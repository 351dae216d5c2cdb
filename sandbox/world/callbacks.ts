import { toUser } from './bot-view/accounts.ts'
import { toMaybeInaccessible } from './bot-view/message.ts'
import { chatInstance } from './chat-instance.ts'
import { findTrace } from './find-message.ts'
import type { BotAccount, CallbackAnswer, Chat, Person } from './model.ts'
import type { World } from './world.ts'

interface Pending {
  botId: number
  chat: Chat
  messageId: number
  userId: number
  askedAt: number
  settle: (answer: CallbackAnswer) => void
}

/** How long Telegram still takes an answer is not published; answers minutes later are refused. */
const lifetimeMs = 120_000

/** Button presses that wait for answerCallbackQuery. Each is answered once. */
export class Callbacks {
  private readonly pending = new Map<string, Pending>()
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  /** Sends the press to the bot. The promise settles with the bot's answer, or never. */
  press(
    bot: BotAccount,
    chat: Chat,
    person: Person,
    messageId: number,
    data: string,
  ): Promise<CallbackAnswer> {
    this.forgetOld()
    const id = this.world.seed.digits(18)
    const answered = new Promise<CallbackAnswer>(settle => {
      this.pending.set(id, { botId: bot.id, chat, messageId, userId: person.id, askedAt: Date.now(), settle })
    })
    const query = {
      id,
      from: toUser(person),
      chat_instance: chatInstance(chat),
      data,
      ...this.about(bot, chat, messageId),
    }
    bot.queue.push('callback_query', query, `callback ${person.id}`)
    return answered
  }

  /** A message sent by inline mode is only a name to its bot, which may not even be in the chat. */
  private about(bot: BotAccount, chat: Chat, messageId: number) {
    const message = findTrace(chat, messageId)
    if (message?.viaBotId === bot.id && message.inlineMessageId !== null) {
      return { inline_message_id: message.inlineMessageId }
    }
    return { message: toMaybeInaccessible(this.world, bot, chat, messageId) }
  }

  /** False when there is no such question, it is too old, or it has its answer. */
  answer(bot: BotAccount, id: string, answer: CallbackAnswer): boolean {
    this.forgetOld()
    const question = this.pending.get(id)
    if (!question || question.botId !== bot.id) return false
    this.pending.delete(id)
    const { chat, messageId, userId } = question
    this.world.events.add({ kind: 'callback_answer', chat, messageId, userId, answer })
    question.settle(answer)
    return true
  }

  clear() {
    this.pending.clear()
  }

  private forgetOld() {
    const limit = Date.now() - lifetimeMs
    for (const [id, question] of this.pending) {
      if (question.askedAt > limit) break
      this.pending.delete(id)
    }
  }
}

/** Which bot a message's buttons belong to. */
export function botBehind(world: World, chat: Chat, messageId: number): BotAccount | undefined {
  const message = findTrace(chat, messageId)
  if (message && message.viaBotId > 0) return world.bots.get(message.viaBotId)
  if (chat.type === 'private') return chat.bot
  return message && world.bots.get(message.fromId)
}
