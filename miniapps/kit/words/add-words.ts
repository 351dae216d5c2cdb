import { Problem } from '../api/problem.ts'
import { type Language, language, putMore } from './words.ts'

type FetchText = (language: Language) => Promise<string>

const coming = new Map<string, Promise<void>>()

const add = async (fetchIt: FetchText): Promise<void> => {
  for (;;) {
    const code = language.value
    const text = await fetchIt(code)
    if (code === language.value) return putMore(text, fetchIt)
  }
}

/**
 * Lets the app say more words than it began with, once. What could not be had may be asked for again.
 * @throws Problem when the words cannot be had
 */
export const addWords = (name: string, fetchIt: FetchText): Promise<void> => {
  const known = coming.get(name)
  if (known) return known
  const come = add(fetchIt).catch(() => {
    coming.delete(name)
    throw new Problem({ code: 'offline', status: 0 })
  })
  coming.set(name, come)
  return come
}
