import { setMaxListeners } from 'node:events'
import { dispatchers, drivers } from '../../prisma/seed/people.ts'
import { between, oneOf, pause } from './chance.ts'
import { orderOnce } from './customer.ts'
import { dispatchAll } from './dispatcher.ts'
import { Driver } from './driver.ts'
import { type Pace, type PaceName, paces } from './pace.ts'
import { townspeople } from './people.ts'
import { askTelegram, Phone } from './phone.ts'
import { type Bots, onShiftFromTheStart } from './prelude.ts'
import type { Town } from './street.ts'
import { Tally } from './tally.ts'

export type Status = {
  readonly isOn: boolean
  readonly pace: PaceName
  readonly placed: number
  readonly onTheWay: number
  readonly delivered: number
  readonly failed: number
}

type Surroundings = {
  readonly telegram: string
  readonly bots: Bots
  readonly town: Town
  readonly log: (line: string) => void
}

/**
 * Keeps the town alive through the bots' own chats. Off until it is switched on; when it is switched off nobody orders
 * any more, and what is under way is brought to its end. The first driver is left to whoever tries the demo.
 */
export class Autopilot {
  private readonly around: Surroundings
  private readonly ending = new AbortController()
  private readonly tally = new Tally()
  private readonly ordering = new Set<number>()
  private isOn = false
  private paceName: PaceName = 'lively'
  private awake = new AbortController()

  constructor(around: Surroundings) {
    this.around = around
  }

  get status(): Status {
    const { placed, onTheWay, delivered, failed } = this.tally
    return { isOn: this.isOn, pace: this.paceName, placed, onTheWay, delivered, failed }
  }

  change(wish: { isOn?: boolean; pace?: PaceName }) {
    if (wish.isOn !== undefined) this.isOn = wish.isOn
    if (wish.pace !== undefined) this.paceName = wish.pace
    this.awake.abort()
    this.awake = new AbortController()
  }

  /** Everybody takes their place. */
  start() {
    const { telegram, bots, town, log } = this.around
    const { tally } = this
    const { signal } = this.ending
    setMaxListeners(0, signal)
    const pace = () => this.pace
    drivers.forEach(({ who, home }, at) => {
      const driver = new Driver({
        telegram,
        phone: new Phone(telegram, who.id, bots.crew),
        ear: new Phone(telegram, who.id, bots.crew),
        home,
        town,
        pace,
        tally,
        takesOffers: () => (this.isOn || tally.open.size > 0) && at <= this.pace.drivers,
        isPlayed: at === 0,
        staysOnShift: at < onShiftFromTheStart.length,
        signal,
        log,
      })
      void driver.work()
    })
    const dispatcher = dispatchers[1]
    const phone = new Phone(telegram, dispatcher.id, bots.crew)
    void dispatchAll({ phone, pace, tally, isOn: () => this.isOn, signal, log })
    void this.sendCustomers()
  }

  stop() {
    this.ending.abort()
    this.awake.abort()
  }

  private get pace(): Pace {
    return paces[this.paceName]
  }

  private async sendCustomers(): Promise<void> {
    const { signal } = this.ending
    while (!signal.aborted) {
      if (!this.isOn || this.ordering.size >= this.pace.customers) {
        await pause(1000, this.awake.signal)
        continue
      }
      const person = oneOf(townspeople.filter(({ id }) => !this.ordering.has(id)))
      if (person) void this.sendOne(person)
      await pause(between(...this.pace.secondsBetweenOrders) * 1000, this.awake.signal)
    }
  }

  private async sendOne(person: (typeof townspeople)[number]): Promise<void> {
    const { telegram, bots, town, log } = this.around
    this.ordering.add(person.id)
    try {
      // Whoever lives there already is refused, and is there.
      await askTelegram(telegram, 'POST', '/users', person).catch(() => {})
      await orderOnce({
        phone: new Phone(telegram, person.id, bots.customer),
        language: person.languageCode ?? 'es',
        town,
        pace: this.pace,
        tally: this.tally,
        signal: this.ending.signal,
      })
    } catch (error) {
      log(`customer ${person.id}: ${String(error)}`)
    } finally {
      this.ordering.delete(person.id)
    }
  }
}
