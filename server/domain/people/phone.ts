import { Refusal } from '../refusals.ts'

/**
 * A contact as it came: whose phone it says it is, and who sent it. Ids are compared, never calculated with; bigint
 * because a Telegram id may outgrow a float.
 */
export type SharedContact = {
  readonly phone: string
  readonly contactTelegramId: bigint | null
  readonly senderTelegramId: bigint
}

/** '+' and 8 to 15 digits (E.164), or null. Spaces, brackets, dots and dashes are dropped, a leading 00 is a '+'. */
export const phoneFrom = (text: string): string | null => {
  const digits = text
    .trim()
    .replace(/[\s().-]/g, '')
    .replace(/^(\+|00)/, '')
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null
}

/**
 * Takes a phone only from the contact button pressed by its owner: a forwarded card of somebody else is no proof.
 * @throws Refusal people.foreign-contact, people.bad-phone
 */
export const acceptContact = (contact: SharedContact): string => {
  if (contact.contactTelegramId !== contact.senderTelegramId) {
    throw new Refusal('people.foreign-contact')
  }
  const phone = phoneFrom(contact.phone)
  if (!phone) throw new Refusal('people.bad-phone')
  return phone
}
