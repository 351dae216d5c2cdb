import type { MessageView } from '../../sandbox/api/contract.ts'
import { between, happens, oneOf, pause } from './chance.ts'
import { doorPhoto } from './door-photo.ts'
import type { Pace } from './pace.ts'
import { type Key, keysOn, type Phone } from './phone.ts'
import { goOffShift, goOnShift, saysOnShift } from './shift.ts'
import { drive, liveLocation, longMemory, type Place, type Town } from './street.ts'
import { numberOn, type Tally } from './tally.ts'
import { TapsDone } from './taps-done.ts'

const declines = 0.1
const cannotDeliver = 0.05
const deliveriesBetweenHandovers = 3

export type DriverRun = {
  readonly telegram: string
  readonly phone: Phone
  readonly home: Place
  readonly town: Town
  readonly pace: () => Pace
  readonly tally: Tally
  /** Whether new offers are taken; what is begun is brought to its end. */
  readonly takesOffers: () => boolean
  /** Whether somebody plays this driver: then offers are only passed on when they are left lying. */
  readonly isPlayed: boolean
  readonly staysOnShift: boolean
  readonly signal: AbortSignal
  readonly log: (line: string) => void
}

/** Where a card's map link leads. */
const placeOn = (message: MessageView): Place | null => {
  for (const button of message.buttons.flat()) {
    const found = /destination=(-?[\d.]+)(?:,|%2C)(-?[\d.]+)/.exec(button.url ?? '')
    if (found) return { latitude: Number(found[1]), longitude: Number(found[2]) }
  }
  return null
}

const deliveryOf = ({ button }: Key): string => /dlv_\w+/.exec(button.callbackData ?? '')?.[0] ?? ''

/** One driver's working day, one card at a time. */
export class Driver {
  private readonly run: DriverRun
  private readonly done = new TapsDone()
  private delivered = 0
  private wentOnShift = false
  /** Numbers of the orders that this driver has taken by itself: those are brought to their end. */
  private readonly taken = new Set<string>()

  constructor(run: DriverRun) {
    this.run = run
  }

  private think(): Promise<void> {
    return pause(between(...this.run.pace().secondsToThink) * 1000, this.run.signal)
  }

  private async press(key: Key): Promise<boolean> {
    this.done.note(key)
    const answer = await this.run.phone.press(key)
    return answer?.showAlert !== true
  }

  /** Works until the signal ends it, whatever messages come. */
  async work(): Promise<void> {
    const { phone, signal, log } = this.run
    while (!signal.aborted) {
      try {
        if (!(await this.step())) await phone.changed(15_000, signal)
      } catch (error) {
        log(`driver ${phone.userId}: ${String(error)}`)
        await pause(3000, signal)
      }
    }
  }

  /** Does the one next thing; answers whether there was any. */
  private async step(): Promise<boolean> {
    const { phone } = this.run
    const messages = await phone.messages(60)
    if (!this.run.isPlayed) {
      const task = this.taskOn(messages)
      if (task) return this.goOn(task)
      if (this.delivered >= deliveriesBetweenHandovers) return this.handOverCash()
    }
    if (this.run.takesOffers()) {
      if (!this.run.isPlayed && !(await this.isOnShift(messages))) return true
      const accept = this.firstKey(messages, 'accept')
      if (accept) return this.answerOffer(accept)
    } else if (!this.run.isPlayed && !this.run.staysOnShift) {
      await this.goHome()
    }
    return false
  }

  private firstKey(messages: readonly MessageView[], verb: string): Key | undefined {
    return messages.flatMap(message => keysOn(message, verb)).find(key => this.done.isWorthwhile(key))
  }

  /** The card to work on: the one that is farthest, then the oldest. */
  private taskOn(messages: readonly MessageView[]): MessageView | undefined {
    const isOwn = (card: MessageView) => this.run.takesOffers() || this.taken.has(numberOn(card.text) ?? '')
    const cards = messages.filter(
      message => isOwn(message) && keysOn(message, 'step').some(key => this.done.isWorthwhile(key)),
    )
    const isOut = (card: MessageView) =>
      keysOn(card, 'step:pick-up').length + keysOn(card, 'step:arrive-pickup').length === 0
    return cards.filter(isOut).at(-1) ?? cards.at(-1)
  }

  private async goOn(card: MessageView): Promise<boolean> {
    const { tally } = this.run
    const key = (verb: string): Key | undefined =>
      keysOn(card, `step:${verb}`).find(one => this.done.isWorthwhile(one))
    const toShop = key('arrive-pickup')
    if (toShop) {
      await this.driveTo(card)
      return this.press(toShop)
    }
    const pickUp = key('pick-up')
    if (pickUp) {
      await pause(between(2, 5) * 1000, this.run.signal)
      if (await this.press(pickUp)) tally.pickedUp(deliveryOf(pickUp))
      else await pause(4000, this.run.signal)
      return true
    }
    const toDoor = key('arrive-dropoff')
    if (toDoor) {
      tally.pickedUp(deliveryOf(toDoor))
      await this.driveTo(card)
      return this.press(toDoor)
    }
    const again = key('retry')
    const back = key('return')
    if (again || back) {
      await this.think()
      const chosen = (happens(0.5) ? again : back) ?? back ?? again
      return chosen ? this.press(chosen) : false
    }
    const returned = key('returned')
    if (returned) {
      await this.driveTo(card)
      tally.ended(deliveryOf(returned), 'returned')
      return this.press(returned)
    }
    return this.atDoor(card)
  }

  private async driveTo(card: MessageView): Promise<void> {
    const { telegram, phone, town, signal } = this.run
    const shared = liveLocation(await phone.messages(longMemory), phone.userId)
    const to = placeOn(card)
    if (!shared || !to) return
    await drive(telegram, town, {
      phone,
      shared,
      to,
      kilometresPerHour: this.run.pace().kilometresPerHour,
      signal,
    })
  }

  private async atDoor(card: MessageView): Promise<boolean> {
    const { phone, tally } = this.run
    await this.think()
    const [fail] = keysOn(card, 'fail')
    if (fail && this.done.isWorthwhile(fail) && happens(cannotDeliver)) return this.giveUp(fail)
    const number = numberOn(card.text)
    if (keysOn(card, 'proof').length > 0) {
      const code = number === null ? undefined : tally.codes.get(number)
      if (code) await phone.say(code)
      else
        await phone.act('photo', { base64: await doorPhoto(), fileName: 'door.jpg', mimeType: 'image/jpeg' })
      await phone.until(
        messages => messages.find(message => message.id === card.id && keysOn(message, 'proof').length === 0),
        5000,
      )
    }
    const now = (await phone.messages(60)).flatMap(message => keysOn(message, 'step:deliver'))
    const deliver = now.find(key => this.done.isWorthwhile(key) && numberOn(key.message.text) === number)
    if (!deliver) return false
    await this.think()
    if (await this.press(deliver)) {
      this.delivered += 1
      tally.ended(deliveryOf(deliver), 'delivered')
    }
    return true
  }

  private async giveUp(fail: Key): Promise<boolean> {
    const { phone, tally } = this.run
    await this.press(fail)
    const reason = oneOf((await phone.keys('why', fail.message.id)) ?? [])
    if (!reason) return false
    await this.think()
    if (await this.press(reason)) tally.ended(deliveryOf(fail), 'failed')
    return true
  }

  private async answerOffer(accept: Key): Promise<boolean> {
    const { phone, isPlayed, signal } = this.run
    await (isPlayed ? pause(20_000, signal) : this.think())
    const verb = isPlayed || happens(declines) ? 'decline' : 'accept'
    const [key] = keysOn(accept.message, verb)
    const still = (await phone.messages(60)).find(message => message.id === accept.message.id)
    if (!key || !still || keysOn(still, 'accept').length === 0) return true
    const number = numberOn(accept.message.text)
    if (verb === 'accept' && number !== null) this.taken.add(number)
    return this.press(key)
  }

  private async isOnShift(messages: readonly MessageView[]): Promise<boolean> {
    const { telegram, phone, home, signal } = this.run
    if (saysOnShift(messages)) return true
    const went = await goOnShift(telegram, phone, home)
    this.wentOnShift = this.wentOnShift || went
    if (!went) await pause(10_000, signal)
    return went
  }

  private async goHome(): Promise<void> {
    if (!this.wentOnShift) return
    this.wentOnShift = false
    await goOffShift(this.run.telegram, this.run.phone)
  }

  private async handOverCash(): Promise<boolean> {
    const { phone } = this.run
    this.delivered = 0
    const sent = await phone.say('/cash')
    for (const verb of ['hand-over:ask', 'hand-over:all']) {
      const [key] = (await phone.keys(verb, sent.messageId, 5000)) ?? []
      if (!key) return true
      await this.think()
      if (!(await this.press(key))) return true
    }
    return true
  }
}
