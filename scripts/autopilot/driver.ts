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
/** Somebody with a delivery in the bag takes another one not quite so often. */
const declinesWhenBusy = 0.4
const cannotDeliver = 0.05
/** Somebody who plays a driver by hand has so long to answer before the offer is passed on. */
const patienceWithPlayersMs = 20_000
const deliveriesBetweenHandovers = 2

export type DriverRun = {
  readonly telegram: string
  readonly phone: Phone
  /** The same chat once more, to hear what comes in while driving. */
  readonly ear: Phone
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

  /** Presses a step of the same delivery where it stands now: its card may have come anew meanwhile. */
  private async pressAnew(key: Key, verb: string): Promise<boolean> {
    const now = (await this.run.phone.messages(60)).flatMap(message => keysOn(message, `step:${verb}`))
    const same = now.find(one => deliveryOf(one) === deliveryOf(key))
    this.done.note(key)
    return same ? this.press(same) : true
  }

  /** Works until the signal ends it, whatever messages come: offers are answered also while driving. */
  async work(): Promise<void> {
    const { phone, ear } = this.run
    await Promise.all([this.repeat(phone, () => this.step()), this.repeat(ear, () => this.hear())])
  }

  /** Does what there is to do, then waits for something new in the chat. */
  private async repeat(phone: Phone, act: () => Promise<boolean>): Promise<void> {
    const { signal, log } = this.run
    while (!signal.aborted) {
      try {
        if (!(await act())) await phone.changed(15_000, signal)
      } catch (error) {
        log(`driver ${phone.userId}: ${String(error)}`)
        await pause(3000, signal)
      }
    }
  }

  /** Does the one next thing on the road; answers whether there was any. */
  private async step(): Promise<boolean> {
    const { phone, isPlayed, staysOnShift, takesOffers } = this.run
    if (isPlayed) return false
    const messages = await phone.messages(60)
    const task = this.taskOn(messages)
    if (task) return this.goOn(task)
    if (this.delivered >= deliveriesBetweenHandovers) return this.handOverCash()
    if (takesOffers()) await this.beOnShift(messages)
    else if (!staysOnShift) await this.goHome()
    return false
  }

  /** Answers an offer; tells whether there was any. */
  private async hear(): Promise<boolean> {
    const messages = await this.run.ear.messages()
    const accept = this.run.takesOffers() ? this.firstKey(messages, 'accept') : undefined
    return accept ? this.answerOffer(accept, this.taskOn(messages) !== undefined) : false
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
      return this.pressAnew(toShop, 'arrive-pickup')
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
      return this.pressAnew(toDoor, 'arrive-dropoff')
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
      const number = numberOn(card.text)
      if (number !== null) tally.cameBack.add(number)
      return this.pressAnew(returned, 'returned')
    }
    return this.atDoor(card)
  }

  private async driveTo(card: MessageView): Promise<void> {
    const { telegram, phone, home, town, signal } = this.run
    let shared = liveLocation(await phone.messages(longMemory), phone.userId)
    if (!shared) {
      await goOnShift(telegram, phone, home)
      shared = liveLocation(await phone.messages(), phone.userId)
    }
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

  private async answerOffer(accept: Key, isBusy: boolean): Promise<boolean> {
    const { ear, isPlayed, signal } = this.run
    await (isPlayed ? pause(patienceWithPlayersMs, signal) : this.think())
    const declined = isPlayed || happens(isBusy ? declinesWhenBusy : declines)
    const still = (await ear.messages()).find(message => message.id === accept.message.id)
    const [key] = still ? keysOn(still, declined ? 'decline' : 'accept') : []
    this.done.note(accept)
    if (!key) return true
    const number = numberOn(accept.message.text)
    if (!declined && number !== null) this.taken.add(number)
    await ear.press(key)
    return true
  }

  private async beOnShift(messages: readonly MessageView[]): Promise<void> {
    const { telegram, phone, home, signal } = this.run
    if (saysOnShift(messages)) return
    const went = await goOnShift(telegram, phone, home)
    this.wentOnShift = this.wentOnShift || went
    if (!went) await pause(10_000, signal)
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
