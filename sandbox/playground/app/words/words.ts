import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { ru } from './ru.ts'

const languages = { en, ru, es } as const

/** @param wanted as Telegram or the browser tells it, "ru" or "es-UY" */
export function languageOf(wanted: string): { code: string; say: Words } {
  const [code = ''] = wanted.toLowerCase().split('-')
  const known = Object.entries(languages).find(([each]) => each === code)
  return known ? { code, say: known[1] } : { code: 'en', say: en }
}

export const Say = createContext<Words>(en)
export const useWords = (): Words => useContext(Say)
