import { type IdOf, type IdPrefix, isId } from '../../server/domain/shared/ids.ts'

/** A part of a button's data: how it is written and read back. */
type Field<T> = { write(value: T): string; read(text: string): T | null }

/** An id of this kind. */
export const idField = <P extends IdPrefix>(prefix: P): Field<IdOf<P>> => ({
  write: value => value,
  read: text => (isId(prefix, text) ? text : null),
})
/** An id as the services give it, for a button. @throws Error when it is of another kind, which is our own mistake */
export const asId = <P extends IdPrefix>(prefix: P, text: string): IdOf<P> => {
  if (isId(prefix, text)) return text
  throw new Error(`"${text}" is not an id of kind "${prefix}"`)
}
/** A whole number, for versions, pages and quantities. */
export const numberField: Field<number> = {
  write: value => String(value),
  read: text => (/^-?\d{1,9}$/.test(text) ? Number(text) : null),
}
/** One word out of a fixed list. */
export const wordField = <const W extends string>(words: readonly W[]): Field<W> => ({
  write: value => value,
  read: text => words.find(word => word === text) ?? null,
})
/** An amount in minor units. */
export const unitsField: Field<bigint> = {
  write: value => value.toString(),
  read: text => (/^-?\d{1,15}$/.test(text) ? BigInt(text) : null),
}

/** A button's verb with typed parts, packed into Telegram's 64 bytes of callback data. */
export type Tap<V extends readonly unknown[]> = {
  readonly verb: string
  /** Matches this verb's data, also when its parts are of an older shape: the handler then says the button is old. */
  readonly pattern: RegExp
  pack(...values: V): string
  /** null when the data is not (or no longer) of this tap's shape. */
  unpack(data: string): V | null
}

/** Every bot has a book of its own: the same verb may mean something in two bots, but only one thing in each. */
export type DefineTap = <V extends readonly unknown[]>(
  verb: string,
  ...fields: { readonly [K in keyof V]: Field<V[K]> }
) => Tap<V>

/**
 * Opens a book of taps. A tap is defined once, for the button that carries it and the handler that answers it.
 * @throws Error at start-up when two taps of one book share a verb; on packing, when the data would not fit 64 bytes
 */
export const tapBook = (): DefineTap => {
  const taken = new Set<string>()
  return (verb, ...fields) => {
    if (!/^[a-z][a-z-]{0,19}$/.test(verb))
      throw new Error(`tap verb "${verb}" is not a short lower-case word`)
    if (taken.has(verb)) throw new Error(`tap verb "${verb}" is used twice`)
    taken.add(verb)
    return makeTap(verb, fields as unknown as readonly Field<unknown>[])
  }
}

const makeTap = <V extends readonly unknown[]>(verb: string, codecs: readonly Field<unknown>[]): Tap<V> => ({
  verb,
  pattern: new RegExp(`^${verb}(?::.*)?$`),
  pack: (...values) => {
    const data = [verb, ...codecs.map((codec, at) => codec.write(values[at]))].join(':')
    if (Buffer.byteLength(data) > 64)
      throw new Error(`tap "${verb}" needs ${Buffer.byteLength(data)} bytes, 64 fit`)
    return data
  },
  unpack: data => {
    const [first, ...parts] = data.split(':')
    if (first !== verb || parts.length !== codecs.length) return null
    const values = codecs.map((codec, at) => codec.read(parts[at] ?? ''))
    return values.some(value => value === null) ? null : (values as unknown as V)
  },
})
