import type { LanguageCode } from '../../locales/words.ts'
import { customers, dispatchers, drivers } from '../../prisma/seed/people.ts'
import { isFor, keysOn, Phone } from '../autopilot/phone.ts'
import { goOffShift, goOnShift } from '../autopilot/shift.ts'

export const bots = { customer: 'GoraFoodBot', crew: 'GoraCrewBot' } as const
export const customerOf: Readonly<Record<LanguageCode, number>> = {
  en: customers.emma.id,
  ru: customers.alexey.id,
  es: customers.lucia.id,
}
export const [{ id: dispatcher }] = dispatchers
const [played, ...others] = drivers
if (!played) throw new Error('the demo has no driver')
export const driver = played.who.id

const crew = (telegram: string, person: number): Phone => new Phone(telegram, person, `@${bots.crew}`)

/** Has somebody of the staff choose their language, in the chat with their bot. */
export const speak = async (telegram: string, person: number, language: LanguageCode): Promise<void> => {
  const phone = crew(telegram, person)
  const { messageId } = await phone.say('/language')
  const keys = await phone.keys('lang', messageId)
  const key = keys?.find(({ button }) => isFor(button, `lang:${language}`))
  if (!key) throw new Error(`the crew bot offered nobody to speak ${language}`)
  await phone.press(key)
}

/** Only the driver of the pictures is on shift, so that what is ordered is offered to them. */
export const leaveOneDriverOnShift = async (telegram: string): Promise<void> => {
  await Promise.all(others.map(({ who }) => goOffShift(telegram, crew(telegram, who.id)).catch(() => {})))
  if (!(await goOnShift(telegram, crew(telegram, driver), played.home)))
    throw new Error('the driver of the pictures could not go on shift')
}

/** The dispatcher takes the next step of the newest order that has this button: confirm, prepare, ready. */
export const takeOrderOn = async (telegram: string, verb: string): Promise<void> => {
  const phone = crew(telegram, dispatcher)
  const key = await phone.until(messages => messages.flatMap(message => keysOn(message, `order:${verb}`))[0])
  if (key) await phone.press(key)
}
