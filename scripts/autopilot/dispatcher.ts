import type { MessageView } from '../../sandbox/api/contract.ts'
import { pause } from './chance.ts'
import type { Pace } from './pace.ts'
import { type Key, keysOn, type Phone } from './phone.ts'
import { numberOn, type Tally } from './tally.ts'
import { TapsDone } from './taps-done.ts'

/** Somebody who plays a part by hand gets so long to do it first. */
const handsFirstSeconds = 20

export type DispatcherRun = {
  readonly phone: Phone
  readonly pace: () => Pace
  readonly tally: Tally
  /** When not, only the orders of simulated customers are brought to their end. */
  readonly isOn: () => boolean
  readonly signal: AbortSignal
  readonly log: (line: string) => void
}

type Seconds = readonly [least: number, most: number]

/** The next thing to do on one card, and how long somebody would take to do it. */
const nextOn = (message: MessageView, run: DispatcherRun): { key: Key; seconds: Seconds } | null => {
  const isSimulated = run.tally.open.has(numberOn(message.text) ?? '')
  if (!isSimulated && !run.isOn()) return null
  const { secondsToThink, secondsToCook } = run.pace()
  const patience = isSimulated ? 0 : handsFirstSeconds
  const hasComeBack = run.tally.cameBack.has(numberOn(message.text) ?? '')
  const steps: readonly (readonly [string, Seconds])[] = [
    ...(hasComeBack
      ? ([
          ['order:cancel-sure', secondsToThink],
          ['order:cancel', secondsToCook],
        ] as const)
      : []),
    ['order:confirm', secondsToThink],
    ['order:prepare', secondsToThink],
    ['order:ready', secondsToCook],
    ['settle', secondsToThink],
  ]
  for (const [verb, [least, most]] of steps) {
    const [key] = keysOn(message, verb)
    if (key) return { key, seconds: [least + patience, most + patience] }
  }
  return null
}

/** Confirms orders, has them cooked and counts cash, until the signal ends it. */
export const dispatchAll = async (run: DispatcherRun): Promise<void> => {
  const { phone, signal } = run
  /** Since when a button has been there, and how quickly it is pressed, from 0 to 1. */
  const seen = new Map<string, { readonly since: number; readonly luck: number }>()
  const done = new TapsDone()
  while (!signal.aborted) {
    try {
      const messages = await phone.messages(60)
      const shown = new Set<string>()
      let soonest = Date.now() + 15_000
      for (const message of messages) {
        const next = nextOn(message, run)
        if (!next || !done.isWorthwhile(next.key)) continue
        const name = `${message.id} ${next.key.button.callbackData}`
        const { since, luck } = seen.get(name) ?? { since: Date.now(), luck: Math.random() }
        seen.set(name, { since, luck })
        shown.add(name)
        const [least, most] = next.seconds
        const at = since + (least + luck * (most - least)) * 1000
        if (at > Date.now()) soonest = Math.min(soonest, at)
        else {
          done.note(next.key)
          await phone.press(next.key)
        }
      }
      for (const name of seen.keys()) if (!shown.has(name)) seen.delete(name)
      await phone.changed(Math.max(400, soonest - Date.now()), signal)
    } catch (error) {
      run.log(`dispatcher: ${String(error)}`)
      await pause(3000, signal)
    }
  }
}
