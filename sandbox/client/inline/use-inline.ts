import { useEffect, useRef, useState } from 'preact/hooks'
import type { BotView, InlineAnswerView } from '../../api/contract.ts'
import { askInline } from '../api/inline.ts'
import { useDesk } from '../state/desk.ts'
import { world } from '../state/world.ts'

const TYPING_PAUSE_MS = 300
const BOT_MAY_TAKE_MS = 10_000

export type Inline = {
  bot: BotView
  query: string
  /** Null until the bot's first page is there. */
  answer: InlineAnswerView | null
  isAsking: boolean
  /** Asks for the page after the last one; does nothing where there is none. */
  more: () => void
}

/** "@bot words" as it is typed: which bot with inline mode is meant, and what to ask it. */
export function inlineWish(text: string): { bot: BotView; query: string } | null {
  const match = /^@(\w{3,32})(?:\s([\s\S]{0,256}))?$/.exec(text)
  const [, name, query] = match ?? []
  if (name === undefined || query === undefined) return null
  const bot = world.value?.bots.find(({ username }) => username.toLowerCase() === name.toLowerCase())
  return bot && bot.inlinePlaceholder !== null ? { bot, query } : null
}

/** Asks the bot that the text names, a moment after the last letter; an answer to older words is dropped. */
export function useInline(text: string, chatId: string): Inline | null {
  const desk = useDesk()
  const wish = inlineWish(text)
  const [answer, setAnswer] = useState<InlineAnswerView | null>(null)
  const [isAsking, setAsking] = useState(false)
  const turn = useRef(0)
  const bot = wish?.bot.username
  const query = wish?.query

  const ask = async (offset: string, before: InlineAnswerView | null) => {
    if (bot === undefined || query === undefined) return
    const mine = turn.current
    setAsking(true)
    const question = { as: desk.me.id, bot, query, offset, chatId, timeoutMs: BOT_MAY_TAKE_MS }
    const page = await askInline(question).catch(() => undefined)
    if (mine !== turn.current) return
    setAsking(false)
    if (page) setAnswer(before ? { ...page, results: [...before.results, ...page.results] } : page)
  }
  useEffect(() => {
    turn.current += 1
    setAnswer(null)
    setAsking(bot !== undefined)
    const timer = setTimeout(() => ask('', null), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [bot, query, chatId])

  if (!wish) return null
  const more = () => {
    if (answer && answer.nextOffset !== '' && !isAsking) void ask(answer.nextOffset, answer)
  }
  return { ...wish, answer, isAsking, more }
}
