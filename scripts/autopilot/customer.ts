import type { MessageView } from '../../sandbox/api/contract.ts'
import { between, happens, oneOf, pause } from './chance.ts'
import type { Pace } from './pace.ts'
import { isFor, type Key, keysOn, type Phone } from './phone.ts'
import { sayHello } from './shift.ts'
import type { Town } from './street.ts'
import { codeOn, numberOn, type Tally } from './tally.ts'

const languageRows: Readonly<Record<string, number>> = { en: 0, ru: 1, es: 2 }
const longestOrderMs = 15 * 60_000

export type CustomerRun = {
  readonly phone: Phone
  readonly language: string
  readonly town: Town
  readonly pace: Pace
  readonly tally: Tally
  readonly signal: AbortSignal
}

const think = ({ pace, signal }: CustomerRun): Promise<void> =>
  pause(between(...pace.secondsToThink) * 1000, signal)

/** Presses the newest button with this meaning that comes after a message; answers whether there was one. */
const tap = async (run: CustomerRun, verb: string, sinceId = 0, choose = oneOf<Key>): Promise<Key | null> => {
  const key = choose((await run.phone.keys(verb, sinceId)) ?? [])
  if (!key) return null
  await think(run)
  await run.phone.press(key)
  return key
}

/** Says hello, chooses the language and shares the phone number, where that has not happened yet. */
const settleIn = async (run: CustomerRun): Promise<void> => {
  const { phone } = run
  await sayHello(phone)
  const found = await phone.until(messages => messages.find(message => message.from.isBot))
  const rows = found?.buttons ?? []
  const chosen = rows[languageRows[run.language] ?? 0]?.[0]
  if (found && chosen?.callbackData?.startsWith('language/')) {
    await think(run)
    await phone.press({ message: found, button: chosen })
  }
}

/** The screen now, read again after each tap because the bot edits it. */
const screenWith = async (run: CustomerRun, verb: string): Promise<MessageView | null> =>
  run.phone.until(messages => messages.find(message => keysOn(message, verb).length > 0))

/** Chooses something in every group of options, or, when not asked to, in some. */
const chooseOptions = async (run: CustomerRun, chance: number): Promise<void> => {
  const first = await screenWith(run, 'put')
  const groups =
    first?.buttons.filter(row => row.length === 1 && row.some(button => isFor(button, 'still'))).length ?? 0
  for (let at = 0; at < groups; at += 1) {
    const screen = await screenWith(run, 'put')
    if (!screen) return
    const headings = screen.buttons.flatMap((row, line) =>
      row.length === 1 && row[0] && isFor(row[0], 'still') ? [line] : [],
    )
    const from = headings[at]
    if (from === undefined) return
    const end = headings[at + 1] ?? screen.buttons.length
    const options = screen.buttons
      .slice(from + 1, end)
      .flat()
      .filter(button => isFor(button, 'pick') && !/^[−+]$/.test(button.text))
    if (options.some(option => option.text.startsWith('✓')) || !happens(chance)) continue
    const button = oneOf(options)
    if (!button) continue
    await think(run)
    await run.phone.press({ message: screen, button })
  }
}

/** Takes one random thing from the menu into the cart. */
const takeSomething = async (run: CustomerRun): Promise<void> => {
  const { phone } = run
  const sent = await phone.say('/menu')
  if (!(await tap(run, 'cat', sent.messageId))) return
  const can = (keys: readonly Key[]): Key | undefined =>
    oneOf(keys.filter(({ button }) => !button.text.startsWith('🚫')))
  if (!(await tap(run, 'prd', sent.messageId, can))) return
  await chooseOptions(run, 0.4)
  for (const chance of [0, 1]) {
    if (chance > 0) await chooseOptions(run, chance)
    const [put] = (await phone.keys('put', sent.messageId)) ?? []
    if (!put) return
    await think(run)
    if ((await phone.press(put))?.showAlert !== true) return
  }
}

/** From a cart on the screen to a placed order; answers its number, or null when something was in the way. */
const checkOut = async (run: CustomerRun): Promise<string | null> => {
  const { phone } = run
  const cart = await phone.say('/cart')
  if (happens(0.3) && (await tap(run, 'tips', cart.messageId))) await tap(run, 'tip', cart.messageId)
  if (happens(0.4) && (await tap(run, 'pay', cart.messageId))) await tap(run, 'cash', cart.messageId)
  const again = await phone.say('/cart')
  if (!(await tap(run, 'checkout', again.messageId))) return null
  const next = await phone.until(messages => {
    const newer = messages.filter(message => message.from.isBot && message.id > again.messageId)
    if (newer.some(message => keysOn(message, 'place').length > 0)) return 'place' as const
    return newer.length > 1 ? ('phone' as const) : undefined
  })
  if (next === 'phone') {
    await think(run)
    await phone.act('contact', { own: true })
  }
  const placed = await tap(run, 'place', again.messageId)
  if (!placed) return null
  return phone.until(messages => {
    const card = messages.find(
      message => message.id > placed.message.id && message.from.isBot && numberOn(message.text) !== null,
    )
    return card ? (numberOn(card.text) ?? undefined) : undefined
  }, 12_000)
}

/** Reads the order's card until it is over, remembers the code for the door, and rates it sometimes. */
const follow = async (run: CustomerRun, number: string): Promise<void> => {
  const { phone, tally, signal } = run
  const deadline = Date.now() + longestOrderMs
  while (Date.now() < deadline && !signal.aborted) {
    const messages = await phone.messages()
    const mine = messages.filter(
      message => message.from.isBot && numberOn(message.text ?? message.caption) === number,
    )
    for (const message of mine) {
      const code = codeOn(message.text)
      if (code) tally.codes.set(number, code)
    }
    const stars = mine.flatMap(message => keysOn(message, 'rate'))
    if (stars.length > 0) {
      const wished = happens(0.75) ? stars.at(happens(0.8) ? -1 : -2) : undefined
      if (wished) {
        await think(run)
        await phone.press(wished)
      }
      return
    }
    const isOver = mine.some(message => keysOn(message, 'again').length > 0)
    if (isOver) return
    await phone.changed(20_000, signal)
  }
}

/** One order of one customer, from hello to the stars. Whatever is in the way, it ends. */
export const orderOnce = async (run: CustomerRun): Promise<void> => {
  const { phone, tally, town } = run
  await settleIn(run)
  await think(run)
  await phone.act('location', town.anyAddress())
  await think(run)
  const things = 1 + Math.floor(Math.random() * 3)
  for (let at = 0; at < things; at += 1) await takeSomething(run)
  let number = await checkOut(run)
  // Too little for this zone: one or two more things usually do.
  for (let tries = 0; number === null && tries < 2 && !run.signal.aborted; tries += 1) {
    await takeSomething(run)
    number = await checkOut(run)
  }
  if (number === null) return
  tally.placed += 1
  tally.open.add(number)
  try {
    await follow(run, number)
  } finally {
    tally.open.delete(number)
    tally.codes.delete(number)
  }
}
