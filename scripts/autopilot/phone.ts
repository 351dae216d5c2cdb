import type {
  ChatDetailView,
  MessageView,
  Pressed,
  Sent,
  Waited,
  WorldEvent,
} from '../../sandbox/api/contract.ts'
import { pause } from './chance.ts'

const patienceMs = 15_000
const pressPatienceMs = 8_000

export type Button = MessageView['buttons'][number][number]
/** A button together with the message that carries it. */
export type Key = { readonly message: MessageView; readonly button: Button }

/** One request to the local Telegram's human side. @throws Error with its sentence when it refuses */
export const askTelegram = async <Answer>(
  telegram: string,
  method: string,
  path: string,
  body?: object,
  timeoutMs = patienceMs,
): Promise<Answer> => {
  const response = await fetch(`${telegram}/sandbox/api${path}`, {
    method,
    signal: AbortSignal.timeout(timeoutMs),
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  if (!response.ok)
    throw new Error(`${method} ${path.split('?')[0]}: ${response.status} ${text.slice(0, 200)}`)
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

/** The data a client carries along without showing it tells what a button means in every language. */
export const isFor = (button: Button, verb: string): boolean => {
  const data = button.callbackData ?? ''
  return data === verb || data.startsWith(`${verb}:`)
}

/** All buttons of a message with this meaning, in their order. */
export const keysOn = (message: MessageView, verb: string): Key[] =>
  message.buttons
    .flat()
    .filter(button => isFor(button, verb))
    .map(button => ({ message, button }))

/** A person's phone, open at the chat with one bot. It sees and does what a person can see and do there. */
export class Phone {
  readonly userId: number
  private readonly telegram: string
  private readonly bot: string
  private seen = 0

  constructor(telegram: string, userId: number, bot: string) {
    this.telegram = telegram
    this.userId = userId
    this.bot = bot
  }

  private get chat(): string {
    return `/chats/${encodeURIComponent(this.bot)}`
  }

  act<Answer = Sent>(verb: string, body: object = {}): Promise<Answer> {
    return askTelegram(this.telegram, 'POST', `${this.chat}/${verb}`, { as: this.userId, ...body })
  }

  say(text: string): Promise<Sent> {
    return this.act('text', { text })
  }

  /** Presses the button that was seen, also where another stands in its place by now. Answers what the bot said to it. */
  async press({ message, button }: Key): Promise<Pressed['answer']> {
    const { row, column, callbackData } = button
    const pressed = await this.act<Pressed>('press', {
      messageId: message.id,
      ...(callbackData ? { data: callbackData } : { row, column }),
      timeoutMs: pressPatienceMs,
    })
    return pressed.answer
  }

  look(): Promise<ChatDetailView> {
    return askTelegram(this.telegram, 'GET', `${this.chat}?as=${this.userId}`)
  }

  /** What is on the screen, newest first. */
  async messages(limit = 40): Promise<MessageView[]> {
    const page = await askTelegram<{ messages: MessageView[]; lastEventId: number }>(
      this.telegram,
      'GET',
      `${this.chat}/messages?as=${this.userId}&limit=${limit}`,
    )
    this.seen = page.lastEventId
    return page.messages.filter(message => !message.isDeleted).reverse()
  }

  /**
   * Waits until the other side changes something in the chat since it was last read, at most so long. One's own moves
   * on the map are no news to oneself.
   */
  async changed(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    const deadline = Date.now() + timeoutMs
    for (let left = timeoutMs; left > 0 && !signal?.aborted; left = deadline - Date.now()) {
      const query = `chatId=${encodeURIComponent(this.bot)}&as=${this.userId}&after=${this.seen}&timeout=${Math.ceil(left)}`
      const waiting = askTelegram<Waited>(this.telegram, 'GET', `/wait?${query}`, undefined, left + 5000)
      const waited = await Promise.race([waiting.catch(() => pause(1000)), pause(left, signal)])
      if (!waited) return
      this.seen = waited.lastEventId
      if (waited.events.some(event => !this.isOwnMove(event))) return
    }
  }

  private isOwnMove(event: WorldEvent): boolean {
    if (event.kind === 'drive') return true
    return event.kind === 'message' && event.message.from.id === this.userId
  }

  /** Waits for a screen that satisfies the test; null when it does not come. */
  async until<Found>(
    find: (messages: readonly MessageView[]) => Found | undefined,
    timeoutMs = pressPatienceMs,
  ): Promise<Found | null> {
    const deadline = Date.now() + timeoutMs
    for (;;) {
      const found = find(await this.messages())
      if (found !== undefined) return found
      const left = deadline - Date.now()
      if (left <= 0) return null
      await this.changed(Math.min(left, 2000))
    }
  }

  /** The newest buttons with this meaning in a message not older than the given one. */
  keys(verb: string, sinceId = 0, timeoutMs?: number): Promise<Key[] | null> {
    return this.until(messages => {
      for (const message of messages) {
        if (message.id < sinceId) return undefined
        const keys = keysOn(message, verb)
        if (keys.length > 0) return keys
      }
      return undefined
    }, timeoutMs)
  }
}
