import type {
  InlineButtonView,
  LogPage,
  MessageView,
  Pressed,
  Sent,
  UserView,
  Waited,
} from '../../sandbox/api/contract.ts'
import { request, type SandboxPerson } from '../../sandbox/testing/person.ts'

const patienceMs = 8_000

/** What a message says, wherever it says it. */
const textOf = (message: MessageView): string => message.text ?? message.caption ?? ''
const matches = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
const buttonsOf = (message: MessageView): InlineButtonView[] => message.buttons.flat()

/** A person with a phone in the sandbox, looking at one chat: types, taps, and waits until the chat shows something. */
export class Phone {
  readonly person: SandboxPerson
  readonly chat: string
  private readonly url: string

  constructor(url: string, person: SandboxPerson, chat: string) {
    this.url = url
    this.person = person
    this.chat = chat
  }

  get user(): UserView {
    return this.person.user
  }

  /** The same person in another chat. */
  in(chat: string): Phone {
    return new Phone(this.url, this.person, chat)
  }

  start(payload?: string): Promise<Sent> {
    return this.person.start(this.chat, payload)
  }
  say(text: string, more: object = {}): Promise<Sent> {
    return this.person.act(this.chat, 'text', { text, ...more })
  }
  act<Answer = Sent>(verb: string, body: object = {}): Promise<Answer> {
    return this.person.act(this.chat, verb, body)
  }
  shareLive(place: { latitude: number; longitude: number }, livePeriod = 28_800): Promise<Sent> {
    return this.act('live-location', { ...place, livePeriod })
  }

  /** What stands in the chat now, deleted messages left out. */
  async messages(): Promise<MessageView[]> {
    return (await this.person.messages(this.chat)).filter(message => !message.isDeleted)
  }

  /** The newest message of a bot that says this, as soon as there is one; also one that was there before. */
  sees(wanted: string | RegExp, afterMessage = 0): Promise<MessageView> {
    return this.until(
      message => message.from.isBot && message.id > afterMessage && matches(textOf(message), wanted),
      String(wanted),
    )
  }

  /** The newest message of a bot that satisfies the test, as soon as there is one. */
  async until(accepts: (message: MessageView) => boolean, what: string): Promise<MessageView> {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const { lastEventId } = await this.person.look(this.chat)
      const messages = await this.messages()
      const found = messages.findLast(accepts)
      if (found) return found
      const left = deadline - Date.now()
      if (left <= 0)
        throw new Error(
          `${this.user.firstName} waited in vain for ${what}; the chat shows:\n${messages.slice(-8).map(describe).join('\n')}`,
        )
      const query = `chatId=${encodeURIComponent(this.chat)}&as=${this.user.id}&after=${lastEventId}&timeout=${Math.min(left, 1000)}`
      await request<Waited>(this.url, 'GET', `/wait?${query}`)
    }
  }

  /** Taps the button with this text on the newest message that has one, as soon as there is one. */
  async press(button: string | RegExp, timeoutMs = patienceMs): Promise<Pressed> {
    const message = await this.until(
      candidate => buttonsOf(candidate).some(one => matches(one.text, button)),
      `the button ${button}`,
    )
    const found = buttonsOf(message).find(one => matches(one.text, button))
    if (!found) throw new Error('unreachable: the message has the button')
    // As a thumb does: what was seen is pressed, also where the bot changes its buttons in this very moment.
    if (found.callbackData) return this.person.pressData(this.chat, message.id, found.callbackData, timeoutMs)
    return this.person.act(this.chat, 'press', {
      messageId: message.id,
      row: found.row,
      column: found.column,
      timeoutMs,
    })
  }

  /** The callback data behind a button that is (or was) in the chat, for old and foreign taps. */
  async dataOf(button: string | RegExp): Promise<{ messageId: number; data: string }> {
    const message = await this.until(
      candidate => buttonsOf(candidate).some(one => matches(one.text, button)),
      `the button ${button}`,
    )
    const data = buttonsOf(message).find(one => matches(one.text, button))?.callbackData
    if (!data) throw new Error(`the button ${button} carries no data`)
    return { messageId: message.id, data }
  }

  pressData({ messageId, data }: { messageId: number; data: string }): Promise<Pressed> {
    return this.person.pressData(this.chat, messageId, data, patienceMs)
  }

  /** Everything a bot has said here so far, oldest first. */
  async heard(): Promise<string[]> {
    return (await this.messages()).filter(message => message.from.isBot).map(textOf)
  }
}

const describe = (message: MessageView): string =>
  `  [${message.id}] ${message.from.name}: ${textOf(message).replaceAll('\n', ' / ')}${buttonsOf(message)
    .map(one => ` <${one.text}>`)
    .join('')}`

/** The calls a bot has made, oldest first. */
export const callsOf = async (url: string, query: Record<string, string>): Promise<LogPage['entries']> =>
  (
    await request<LogPage>(
      url,
      'GET',
      `/log?${new URLSearchParams({ direction: 'call', limit: '1000', ...query })}`,
    )
  ).entries
