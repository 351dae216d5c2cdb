import { computed } from '@preact/signals'
import { language } from '../state/settings.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { ru } from './ru.ts'

const CATALOGUES: Readonly<Record<typeof language.value, Words>> = { en, ru, es }

/** Everything this page says, in the language that is chosen. */
export const words = computed<Words>(() => CATALOGUES[language.value])
