/** What each id prefix stands for. A log line or a tap says by itself what it holds. */
export const idPrefixes = {
  user: 'usr',
  order: 'ord',
  delivery: 'dlv',
  offer: 'ofr',
  driver: 'drv',
  shift: 'shf',
  cart: 'crt',
  line: 'lin',
  product: 'prd',
  variant: 'var',
  optionGroup: 'ogr',
  option: 'opt',
  category: 'cat',
  branch: 'brn',
  zone: 'zon',
  slot: 'slt',
  address: 'adr',
  reservation: 'rsv',
  payment: 'pay',
  review: 'rev',
  invite: 'inv',
  conversation: 'cnv',
  message: 'msg',
  notification: 'ntf',
  proof: 'prf',
  cashHandOver: 'csh',
  audit: 'aud',
  media: 'med',
  timer: 'tmr',
  discount: 'dsc',
  promo: 'prm',
  rep: 'rep',
  bond: 'bnd',
  event: 'evt',
  session: 'ses',
  proposal: 'prp',
} as const

export type IdPrefix = (typeof idPrefixes)[keyof typeof idPrefixes]
export type IdOf<P extends IdPrefix> = `${P}_${string}`

export type UserId = IdOf<'usr'>
export type OrderId = IdOf<'ord'>
export type DeliveryId = IdOf<'dlv'>
export type OfferId = IdOf<'ofr'>
export type DriverId = IdOf<'drv'>
export type ShiftId = IdOf<'shf'>
export type CartId = IdOf<'crt'>
export type LineId = IdOf<'lin'>
export type ProductId = IdOf<'prd'>
export type VariantId = IdOf<'var'>
export type OptionGroupId = IdOf<'ogr'>
export type OptionId = IdOf<'opt'>
export type CategoryId = IdOf<'cat'>
export type BranchId = IdOf<'brn'>
export type ZoneId = IdOf<'zon'>
export type SlotId = IdOf<'slt'>
export type AddressId = IdOf<'adr'>
export type ReservationId = IdOf<'rsv'>
export type PaymentId = IdOf<'pay'>
export type ReviewId = IdOf<'rev'>
export type InviteId = IdOf<'inv'>
export type ConversationId = IdOf<'cnv'>
export type MessageId = IdOf<'msg'>
export type NotificationId = IdOf<'ntf'>
export type ProofId = IdOf<'prf'>
export type CashHandOverId = IdOf<'csh'>
export type AuditId = IdOf<'aud'>
export type MediaId = IdOf<'med'>
export type TimerId = IdOf<'tmr'>
export type DiscountId = IdOf<'dsc'>
export type PromoId = IdOf<'prm'>
export type RepId = IdOf<'rep'>
export type BondId = IdOf<'bnd'>
export type EventId = IdOf<'evt'>
export type SessionId = IdOf<'ses'>

// Crockford's base 32 in lower case: no i, l, o, u, and its order is the order of ASCII, so ids sort by time.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const timeChars = 10
const randomChars = 8
/** Random bytes that one id needs: eight characters of five bits. */
export const idRandomBytes = 5

const inBase32 = (value: bigint, length: number): string => {
  let rest = value
  let text = ''
  for (let position = 0; position < length; position += 1) {
    text = alphabet.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}

/**
 * `ord_` + 10 characters of time + 8 of chance: 22 characters, sortable by the millisecond.
 * RangeError when the instant is not a whole non-negative number or fewer than `idRandomBytes` bytes are given.
 */
export const makeId = <P extends IdPrefix>(
  prefix: P,
  instantMilliseconds: number,
  random: Uint8Array,
): IdOf<P> => {
  if (!Number.isSafeInteger(instantMilliseconds) || instantMilliseconds < 0) {
    throw new RangeError(`an id needs whole milliseconds, got ${instantMilliseconds}`)
  }
  if (random.length < idRandomBytes) throw new RangeError(`an id needs ${idRandomBytes} random bytes`)
  const chance = random.subarray(0, idRandomBytes).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
  return `${prefix}_${inBase32(BigInt(instantMilliseconds), timeChars)}${inBase32(chance, randomChars)}`
}

const body = new RegExp(`^[${alphabet}]{${timeChars + randomChars}}$`)

/** Strict: the exact prefix, the exact length, only letters of the alphabet. */
export const isId = <P extends IdPrefix>(prefix: P, text: string): text is IdOf<P> =>
  text.startsWith(`${prefix}_`) && body.test(text.slice(prefix.length + 1))

/** The instant (ms since the epoch) written into an id made by `makeId`. */
export const instantOfId = (id: IdOf<IdPrefix>): number => {
  const digits = id.slice(id.indexOf('_') + 1).slice(0, timeChars)
  return Number([...digits].reduce((value, letter) => value * 32n + BigInt(alphabet.indexOf(letter)), 0n))
}
