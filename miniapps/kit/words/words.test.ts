import { beforeEach, expect, test, vi } from 'vitest'
import { openPage } from '../testing/page.ts'

const page = async () => {
  openPage('http://127.0.0.1')
  vi.resetModules()
  return { ...(await import('./words.ts')), ...(await import('./add-words.ts')) }
}
let words: Awaited<ReturnType<typeof page>>
beforeEach(async () => {
  words = await page()
  words.prepareWords(async code => [`hello = hello in ${code}`])
})

/** A file of words that comes when it is let come. */
const slowFile = () => {
  let come = (_text: string): void => {}
  const file = new Promise<string>(resolve => {
    come = resolve
  })
  return { come: (text: string) => come(text), fetchIt: () => file }
}

test('the number of an order is said as it is, and a count as the language writes it', async () => {
  const { prepareWords, speak, t } = words
  prepareWords(async () => ['order = #{ $number }, { $count } things'])
  await speak('en')
  expect(t('order', { number: 12345, count: 12345 })).toBe('#12345, 12,345 things')
})

test('of two languages that are asked for the last is spoken, whenever their words come', async () => {
  const { prepareWords, speak, language, t } = words
  const russian = slowFile()
  prepareWords(async code => [code === 'ru' ? await russian.fetchIt() : `hello = hello in ${code}`])
  const first = speak('ru')
  expect(await speak('es')).toBe(true)
  russian.come('hello = hello in ru')
  expect(await first).toBe(false)
  expect([language.value, t('hello')]).toEqual(['es', 'hello in es'])
})

test('words that did not come are told as a lost line, what was spoken is spoken on, and they may be asked for again', async () => {
  const { prepareWords, speak, addWords, t, hasWord } = words
  await speak('en')
  const trouble = { code: 'offline', isPassing: true }
  await expect(addWords('more', () => Promise.reject(new TypeError()))).rejects.toMatchObject(trouble)
  expect([t('hello'), hasWord('more')]).toEqual(['hello in en', false])
  await addWords('more', async code => `more = more in ${code}`)
  expect([t('hello'), t('more')]).toEqual(['hello in en', 'more in en'])
  await speak('es')
  expect([t('hello'), t('more')]).toEqual(['hello in es', 'more in es'])
  prepareWords(() => Promise.reject(new TypeError()))
  await expect(speak('ru')).rejects.toMatchObject(trouble)
  expect([t('hello'), t('more')]).toEqual(['hello in es', 'more in es'])
})

test('more words and another language that come at once are both there, and all wait for the words', async () => {
  const { prepareWords, speak, addWords, t } = words
  await speak('en')
  const file = slowFile()
  const fetchIt = async (code: string) => `${await file.fetchIt()} in ${code}`
  const added = [addWords('more', fetchIt), addWords('more', fetchIt)]
  await speak('ru')
  file.come('more = more')
  await Promise.all(added)
  expect([t('hello'), t('more')]).toEqual(['hello in ru', 'more in ru'])

  const spanish = slowFile()
  prepareWords(async () => [await spanish.fetchIt()])
  const slow = speak('es')
  await addWords('still more', async code => `still-more = still more in ${code}`)
  expect(t('still-more')).toBe('still more in ru')
  spanish.come('hello = hello in es')
  await slow
  expect([t('hello'), t('still-more')]).toEqual(['hello in es', 'still more in es'])
})

test('before any words have come there are some at hand', async () => {
  const { putWords, t } = words
  putWords('ru', [])
  expect([t('app-problem-offline'), t('app-again')]).toEqual([
    'Нет связи. Проверьте интернет и попробуйте ещё раз.',
    'Повторить',
  ])
})
