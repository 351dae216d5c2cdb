import { sentenceFor } from '../../../locales/sentence.ts'
import { addWords } from './add-words.ts'
import { hasWord, language, t } from './words.ts'

const files = {
  en: () => import('../../../locales/en/refusals.ftl?raw'),
  ru: () => import('../../../locales/ru/refusals.ftl?raw'),
  es: () => import('../../../locales/es/refusals.ftl?raw'),
}

/** Fetches the sentences for what the server lists as being in the way, before it refuses anything. */
export const fetchRefusals = (): Promise<void> =>
  addWords('refusals', async code => (await files[code]()).default)

type Said = { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }

/** Money comes as decimal text and is written out as money. */
const factFrom = (fact: unknown): unknown =>
  typeof fact === 'object' && fact !== null && 'units' in fact && 'currency' in fact
    ? { currency: fact.currency, units: BigInt(String(fact.units)) }
    : fact

/**
 * The sentence for something that is in the way, with instants on the clocks of a place.
 * @param kind `why` for what is not refused but does not count yet
 */
export const inTheWay = ({ code, facts }: Said, timeZone: string, kind?: 'why'): string =>
  sentenceFor(
    {
      code,
      facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factFrom(fact)])),
    } as Parameters<typeof sentenceFor>[0],
    { language: language.value, t, h: t, has: hasWord },
    timeZone,
    kind,
  )
