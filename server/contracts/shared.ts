import { z } from 'zod'
import { currencies } from '../domain/shared/currency.ts'
import { type IdPrefix, isId } from '../domain/shared/ids.ts'

/** Text that Postgres can keep: at most so many characters, no NUL and no half of a character. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine(given => !given.includes('\0') && !/\p{Surrogate}/u.test(given), 'is not plain text')

/** A public id of this kind, such as `ord_…`. */
export const id = (prefix: IdPrefix) =>
  z
    .string()
    .refine(given => isId(prefix, given), `is not an id of the kind ${prefix}_`)
    .meta({ examples: [`${prefix}_0000000000aaaaaaaa`] })

/** A number in the query of an address. Spelt out, because to a coercion nothing at all is zero. */
export const numberInQuery = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}(\.\d{1,20})?$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

/** A whole number in the query of an address. */
export const wholeInQuery = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most))

/** A flag in the query of an address. */
export const flag = z.enum(['true', 'false']).transform(given => given === 'true')

export const instant = z.string().describe('ISO 8601 instant in UTC')

const currency = z.enum(Object.keys(currencies) as [keyof typeof currencies, ...(keyof typeof currencies)[]])

/** Amounts travel as whole minor units in decimal text, so that none is rounded. */
export const money = z.object({ currency, units: z.string().regex(/^-?\d+$/) })
/** Minor units that somebody types. */
export const units = z.string().regex(/^\d{1,15}$/)

export const place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})

export const localised = z.object({ en: z.string(), ru: z.string(), es: z.string() })

/** The version of what the person saw: a tap on something older is refused and changes nothing. */
export const version = z.number().int().min(1).max(2_147_483_647)
export const versionBody = z.object({ version }).meta({ examples: [{ version: 1 }] })

export const problemFacts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), money]),
)

/** RFC 9457. `title` is a sentence in the person's language; `code` is for programs. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  facts: problemFacts,
})

/** Where the next page begins: handed back as it came. */
export const cursor = text(100)
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(20),
  after: cursor.optional(),
})
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('null on the last page') })

export const done = z.object({ ok: z.literal(true) })
