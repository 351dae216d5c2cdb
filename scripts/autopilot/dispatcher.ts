import type { MessageView } from '../../sandbox/api/contract.ts'
import { between, pause } from './chance.ts'
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

type Due = { readonly key: Key; readonly at: number }

/** The next thing to do on one card, and how long somebody would take to do it. */
const nextOn = (message: MessageView, run: DispatcherRun): { key: Key; seconds: number } | null => {
  const pace = run.pace()
  const isSimulated = run.tally.open.has(numberOn(message.text) ?? '')
  if (!isSimulated && !run.isOn()) return null
  const patience = isSimulated ? 0 : handsFirstSeconds
  const steps = [
    ['order:confirm', between(...pace.secondsToThink) * 2],
    ['order:prepare', between(...pace.secondsToThink)],
    ['order:ready', between(...pace.secondsToCook)],
    ['settle', between(...pace.secondsToThink) * 2],
  ] as const
  for (const [verb, seconds] of steps) {
    const [key] = keysOn(message, verb)
    if (key) return { key, seconds: seconds + patience }
  }
  return null
}

/** Confirms orders, has them cooked and counts cash, until the signal ends it. */
export const dispatchAll = async (run: DispatcherRun): Promise<void> => {
  const { phone, signal } = run
  const due = new Map<string, Due>()
  const done = new TapsDone()
  while (!signal.aborted) {
    try {
      const messages = await phone.messages(100)
      const now = Date.now()
      const seen = new Set<string>()
      for (const message of messages) {
        const next = nextOn(message, run)
        if (!next || !done.isWorthwhile(next.key)) continue
        const name = `${message.id} ${next.key.button.callbackData}`
        seen.add(name)
        if (!due.has(name)) due.set(name, { key: next.key, at: now + next.seconds * 1000 })
      }
      for (const [name, { key, at }] of due) {
        if (!seen.has(name)) due.delete(name)
        else if (at <= now) {
          due.delete(name)
          done.note(key)
          await phone.press(key)
          await pause(300, signal)
        }
      }
      const soonest = Math.min(...[...due.values()].map(({ at }) => at), Date.now() + 15_000)
      await phone.changed(Math.max(400, soonest - Date.now()), signal)
    } catch (error) {
      run.log(`dispatcher: ${String(error)}`)
      await pause(3000, signal)
    }
  }
}
