import type { ChosenInlineResult, InlineQuery } from 'grammy/types'
import { chatTypeFor } from '../web-apps/init-data.ts'
import { toUser } from '../world/bot-view/accounts.ts'
import { keepNewest } from '../world/keep-newest.ts'
import type { BotAccount, Chat, Person, Place } from '../world/model.ts'
import { Questions } from '../world/questions.ts'
import { within } from '../world/within.ts'
import { type World, WorldRefusal } from '../world/world.ts'
import type { InlineAnswer, OfferedResult } from './model.ts'

/** Telegram's servers wait no longer for answerInlineQuery than they keep the query. */
const answerLimitMs = 30_000
const mostKept = 1000

export interface AskedQuery {
  id: string
  bot: BotAccount
  person: Person
  text: string
  place: Place | null
  answer: InlineAnswer | null
}

export interface QueryWish {
  text: string
  offset: string
  chat: Chat | null
  place: Place | null
  timeoutMs: number
}

/** "@bot words" typed somewhere, and what the bots offer for it. */
export class InlineQueries {
  readonly questions = new Questions<InlineAnswer>()
  private readonly asked = new Map<string, AskedQuery>()
  private readonly cache = new Map<string, { answer: InlineAnswer; until: number }>()
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  /** Asks the bot, unless it let an earlier answer be kept. Settles with or without an answer after the time. */
  async ask(bot: BotAccount, person: Person, wish: QueryWish): Promise<AskedQuery> {
    if (bot.inlinePlaceholder === null) throw new WorldRefusal(409, `@${bot.username} has no inline mode`)
    const { text, offset, chat, place } = wish
    const query: AskedQuery = { id: this.world.seed.digits(18), bot, person, text, place, answer: null }
    this.remember(query)
    const key = JSON.stringify([bot.id, text, offset, place])
    query.answer = this.kept(`${person.id} ${key}`) ?? this.kept(`* ${key}`)
    if (query.answer) return query
    const answered = this.questions.ask(bot, query.id, answerLimitMs).then(answer => {
      query.answer = answer
      if (!answer || answer.cacheTime === 0) return
      const until = Date.now() + answer.cacheTime * 1000
      this.cache.set(`${answer.isPersonal ? person.id : '*'} ${key}`, { answer, until })
      keepNewest(this.cache, mostKept)
    })
    const asking: InlineQuery = { id: query.id, from: toUser(person), query: text, offset }
    if (chat) asking.chat_type = chatTypeFor(bot, chat)
    if (place) asking.location = { latitude: place.latitude, longitude: place.longitude }
    bot.queue.push('inline_query', asking, `inline ${person.id}`)
    await within(answered, wish.timeoutMs)
    return query
  }

  /** A result that was offered to this person. */
  offered(person: Person, queryId: string, resultId: string): { query: AskedQuery; result: OfferedResult } {
    const query = this.asked.get(queryId)
    if (!query || query.person !== person) throw new WorldRefusal(404, 'there is no such inline query')
    const result = query.answer?.results.find(candidate => candidate.id === resultId)
    if (!result) throw new WorldRefusal(404, `the bot offered no result "${resultId}"`)
    return { query, result }
  }

  /** Tells a bot that wants to know which of its results was sent. */
  tellChosen(query: AskedQuery, result: OfferedResult, inlineMessageId: string | null) {
    const { bot, person, place } = query
    if (!bot.hasInlineFeedback) return
    const chosen: ChosenInlineResult = { result_id: result.id, from: toUser(person), query: query.text }
    if (place) chosen.location = { latitude: place.latitude, longitude: place.longitude }
    if (inlineMessageId !== null) chosen.inline_message_id = inlineMessageId
    bot.queue.push('chosen_inline_result', chosen, `chosen ${person.id}`)
  }

  clear() {
    this.questions.clear()
    this.asked.clear()
    this.cache.clear()
  }

  private kept(key: string): InlineAnswer | null {
    const found = this.cache.get(key)
    if (found && found.until > Date.now()) return found.answer
    this.cache.delete(key)
    return null
  }

  private remember(query: AskedQuery) {
    this.asked.set(query.id, query)
    keepNewest(this.asked, mostKept)
  }
}
