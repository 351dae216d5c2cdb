import { effect } from '@preact/signals'
import { keptSignal } from './kept.ts'

export const LANGUAGES = ['en', 'ru', 'es'] as const
export type Language = (typeof LANGUAGES)[number]
export type Theme = 'light' | 'dark'

const isLanguage = (value: unknown): value is Language => LANGUAGES.some(language => language === value)

/** The language of this page; what language a bot hears is a matter of each user. */
export const language = keptSignal<Language>(
  'language',
  stored => (isLanguage(stored) ? stored : undefined),
  () => {
    const wished = navigator.languages.map(tag => tag.slice(0, 2)).find(isLanguage)
    return wished ?? 'en'
  },
)

export const theme = keptSignal<Theme>(
  'theme',
  stored => (stored === 'light' || stored === 'dark' ? stored : undefined),
  () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
)

/** Puts theme and language on the document, now and whenever they change. */
export function applySettings(): void {
  effect(() => {
    document.documentElement.dataset.theme = theme.value
    document.documentElement.lang = language.value
  })
}
