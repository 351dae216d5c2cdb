import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { ru } from './ru.ts'

/** The languages of the playground by their codes; English is for everybody else. */
export const languages = { en, ru, es } as const

/** @param code as Telegram tells it, "ru" or "es-UY" */
export function wordsFor(code: string | undefined): Words {
  const [language] = (code ?? '').toLowerCase().split('-')
  return Object.entries(languages).find(([known]) => known === language)?.[1] ?? en
}
