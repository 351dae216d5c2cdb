/** The page sent parameters that no client would understand; `message` says which and why. */
export class WrongParameters extends Error {}

/** Turns what a stranger sent into a value of ours, or throws `WrongParameters`. `at` is the path for the message. */
export type Reader<T> = (value: unknown, at: string) => T

function refuse(at: string, expected: string): never {
  throw new WrongParameters(`${at === '' ? 'eventData' : at} is not ${expected}`)
}

/** Nothing is expected; what comes with it is not looked at. */
export const nothing: Reader<undefined> = () => undefined

export const flag: Reader<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : refuse(at, 'a boolean')

/** Lengths in characters, both ends included. */
export const text =
  (least = 0, most = Number.POSITIVE_INFINITY): Reader<string> =>
  (value, at) => {
    if (typeof value !== 'string') return refuse(at, 'a string')
    if (value.length < least || value.length > most) return refuse(at, `${least} to ${most} characters long`)
    return value
  }

export const color: Reader<string> = (value, at) => {
  if (typeof value !== 'string') return refuse(at, 'a colour')
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value)
  if (short)
    return `#${short
      .slice(1)
      .map(digit => digit + digit)
      .join('')}`.toLowerCase()
  return /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : refuse(at, 'a colour')
}

export const oneOf =
  <const T extends string>(...words: readonly T[]): Reader<T> =>
  (value, at) =>
    words.find(word => word === value) ?? refuse(at, `one of ${words.join(', ')}`)

/** Missing and null are undefined. */
export const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, at) =>
    value === undefined || value === null ? undefined : reader(value, at)

/** A setting that clients read as "false" or "none" when it is missing or of another kind. */
export const lenient =
  <T>(reader: Reader<T>, otherwise: T): Reader<T> =>
  (value, at) => {
    try {
      return reader(value, at)
    } catch {
      return otherwise
    }
  }

export const list =
  <T>(reader: Reader<T>, least = 0, most = Number.POSITIVE_INFINITY): Reader<T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) return refuse(at, 'an array')
    if (value.length < least || value.length > most) return refuse(at, `${least} to ${most} entries long`)
    return value.map((each, n) => reader(each, `${at}[${n}]`))
  }

/** An object; fields that are not named here are not looked at. */
export const shape =
  <Fields extends Record<string, Reader<unknown>>>(
    fields: Fields,
  ): Reader<{ [Key in keyof Fields]: ReturnType<Fields[Key]> }> =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(at, 'an object')
    const given = value as Record<string, unknown>
    const read = Object.entries(fields).map(([key, reader]) => [
      key,
      reader(given[key], at === '' ? key : `${at}.${key}`),
    ])
    return Object.fromEntries(read)
  }

/** Either of two kinds; the complaint is the second one's. */
export const either =
  <A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> =>
  (value, at) => {
    try {
      return first(value, at)
    } catch {
      return second(value, at)
    }
  }
