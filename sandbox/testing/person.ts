import type {
  AskInline,
  ChatDetailView,
  CheckoutInfo,
  CheckoutView,
  InlineAnswerView,
  InvoiceRef,
  MessageView,
  NewUser,
  OpenFrom,
  OpenWebApp,
  Pressed,
  Sent,
  UserView,
  Waited,
  WebAppView,
  WorldEvent,
} from '../api/contract.ts'

const patienceMs = 5000

export interface Paying {
  info?: Omit<CheckoutInfo, 'as'>
  /** Number of a test card. */
  card?: string
  tip?: number
  shippingOptionId?: string
}

/** A person in a test, who knows only what `/sandbox/api` lets a person do and see. */
export class SandboxPerson {
  readonly user: UserView
  private readonly url: string
  /** The last event this person looked at, by chat: `next` waits for what comes after. */
  private readonly seen = new Map<string, number>()

  constructor(url: string, user: UserView) {
    this.url = url
    this.user = user
  }

  static async join(url: string, wanted: NewUser): Promise<SandboxPerson> {
    return new SandboxPerson(url, await request<UserView>(url, 'POST', '/users', wanted))
  }

  get id(): number {
    return this.user.id
  }

  /** Any POST below `/chats/<chat>/`, acting as this person. */
  async act<Answer = Sent>(chat: string, verb: string, body: object = {}): Promise<Answer> {
    return this.remembering(
      chat,
      await request<Answer>(this.url, 'POST', `${path(chat)}/${verb}`, { as: this.id, ...body }),
    )
  }

  start(chat: string, payload?: string): Promise<Sent> {
    return this.act(chat, 'start', payload === undefined ? {} : { payload })
  }

  say(chat: string, text: string): Promise<Sent> {
    return this.act(chat, 'text', { text })
  }

  /** Presses an inline button by its text. */
  press(chat: string, messageId: number, text: string): Promise<Pressed> {
    return this.act(chat, 'press', { messageId, text })
  }

  /** Presses with raw data, as an old screen would. */
  pressData(chat: string, messageId: number, data: string, timeoutMs = patienceMs): Promise<Pressed> {
    return this.act(chat, 'press', { messageId, data, timeoutMs })
  }

  look(chat: string): Promise<ChatDetailView> {
    return request(this.url, 'GET', `${path(chat)}?as=${this.id}`)
  }

  /** Opens a mini app as Telegram's web client does. */
  openApp(from: OpenFrom, look: Partial<Omit<OpenWebApp, 'as' | 'from'>> = {}): Promise<WebAppView> {
    return request(this.url, 'POST', '/web-apps', { as: this.id, from, ...look })
  }

  /** Types "@bot query" and sees what it offers. */
  askInline(
    bot: string,
    query: string,
    more: Partial<Omit<AskInline, 'as'>> = {},
  ): Promise<InlineAnswerView> {
    return request(this.url, 'POST', '/inline-queries', { as: this.id, bot, query, ...more })
  }

  /** Pays as far as it goes: gives what is asked for, then taps Pay with a good card unless told otherwise. */
  async pay(invoice: InvoiceRef, how: Paying = {}): Promise<CheckoutView> {
    const { info, card = '4242424242424242', ...rest } = how
    const begun = await request<CheckoutView>(this.url, 'POST', '/checkouts', { as: this.id, invoice })
    const step = (verb: string, body: object) =>
      request<CheckoutView>(this.url, 'POST', `/checkouts/${begun.id}/${verb}`, { as: this.id, ...body })
    if (begun.state !== 'open') return begun
    if (info) {
      const informed = await step('info', info)
      if (informed.trouble) return informed
    }
    const withCard = begun.invoice.paidBy === 'card' ? { card: { number: card } } : {}
    return step('pay', { ...withCard, ...rest })
  }

  async messages(chat: string): Promise<MessageView[]> {
    const page = await request<{ messages: MessageView[] }>(
      this.url,
      'GET',
      `${path(chat)}/messages?as=${this.id}&limit=200`,
    )
    return page.messages
  }

  move(
    chat: string,
    messageId: number,
    place: { latitude: number; longitude: number; heading?: number },
  ): Promise<Sent> {
    return request(this.url, 'PATCH', `${path(chat)}/live-location/${messageId}`, { as: this.id, ...place })
  }

  stopSharing(chat: string, messageId: number): Promise<Sent> {
    return request(this.url, 'DELETE', `${path(chat)}/live-location/${messageId}?as=${this.id}`)
  }

  /** The next message (new or changed) since this person last looked that satisfies the test. */
  async next(chat: string, accepts: (message: MessageView) => boolean = isFromBot): Promise<MessageView> {
    const event = await this.nextEvent(
      chat,
      candidate => candidate.kind === 'message' && accepts(candidate.message),
    )
    if (event.kind !== 'message') throw new Error('unreachable: only messages are accepted')
    return event.message
  }

  async nextEvent(chat: string, accepts: (event: WorldEvent) => boolean): Promise<WorldEvent> {
    const deadline = Date.now() + patienceMs
    for (let after = this.seen.get(chat) ?? 0; ; ) {
      const left = deadline - Date.now()
      if (left <= 0) throw new Error(`${this.user.firstName} waited ${patienceMs} ms in ${chat} in vain`)
      const query = `chatId=${encodeURIComponent(chat)}&as=${this.id}&after=${after}&timeout=${left}`
      const waited = await request<Waited>(this.url, 'GET', `/wait?${query}`)
      const found = waited.events.find(accepts)
      after = found?.id ?? waited.lastEventId
      this.seen.set(chat, after)
      if (found) return found
    }
  }

  private remembering<Answer>(chat: string, answer: Answer): Answer {
    if (typeof answer === 'object' && answer !== null && 'eventId' in answer) {
      this.seen.set(chat, Number(answer.eventId))
    }
    return answer
  }
}

function isFromBot(message: MessageView): boolean {
  return message.from.isBot && !message.isDeleted
}

function path(chat: string): string {
  return `/chats/${encodeURIComponent(chat)}`
}

/** One request to the human side; a refusal is thrown with its sentence. */
export async function request<Answer>(
  url: string,
  method: string,
  where: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${url}/sandbox/api${where}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const answer: unknown = text === '' ? undefined : JSON.parse(text)
  if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(answer)}`)
  return answer as Answer
}
