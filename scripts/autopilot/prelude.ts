import { dispatchers, drivers, owner, reps } from '../../prisma/seed/people.ts'
import { Phone } from './phone.ts'
import { goOffShift, goOnShift, sayHello, saysOnShift } from './shift.ts'
import { longMemory } from './street.ts'

/** Drivers who are on shift when somebody opens the demo, so that the first order finds one. */
export const onShiftFromTheStart = drivers.slice(0, 2)

export type Bots = { readonly customer: string; readonly crew: string; readonly sales: string }

/** The staff open their bots and two drivers go on shift, unless they have before. Nobody's failure stops the others. */
export const playPrelude = async (
  telegram: string,
  bots: Bots,
  log: (line: string) => void,
): Promise<void> => {
  const others = drivers.filter(driver => !onShiftFromTheStart.includes(driver))
  const hello = (id: number, bot: string) => () => sayHello(new Phone(telegram, id, bot))
  const hellos = [
    ...onShiftFromTheStart.map(({ who, home }) => async () => {
      const phone = new Phone(telegram, who.id, bots.crew)
      return saysOnShift(await phone.messages(longMemory)) || goOnShift(telegram, phone, home)
    }),
    ...[...dispatchers, owner].map(({ id }) => hello(id, bots.crew)),
    // Whom the autopilot drove until the last demo was stopped would be offered orders and never answer.
    ...others.map(({ who }) => async () => {
      const phone = new Phone(telegram, who.id, bots.crew)
      const isNew = await sayHello(phone)
      if (!isNew && saysOnShift(await phone.messages(longMemory))) await goOffShift(telegram, phone)
    }),
    ...reps.map(({ who }) => hello(who.id, bots.sales)),
  ]
  await Promise.all(hellos.map(say => say().catch((error: unknown) => log(`prelude: ${String(error)}`))))
}
