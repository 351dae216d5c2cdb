import { expect, test } from 'vitest'
import { openPage } from '../testing/page.ts'

openPage('http://127.0.0.1')
const { attempts } = await import('./attempts.ts')

test('the same words keep their key until they are through, and other words never come under it', () => {
  const keys = attempts()
  const first = keys.keyOf('On my way')
  expect(keys.keyOf('On my way')).toBe(first)
  const changed = keys.keyOf('On my way!')
  expect(changed).not.toBe(first)
  keys.forget()
  expect(keys.keyOf('On my way!')).not.toBe(changed)
})

test('the same photo is the same also when it is chosen again, and no text is taken for it', () => {
  const keys = attempts()
  const chosen = (content: string, lastModified: number) =>
    new File([content], 'image.jpg', { type: 'image/jpeg', lastModified })
  const first = keys.keyOf(chosen('door', 1))
  expect(keys.keyOf(chosen('door', 1))).toBe(first)
  expect(keys.keyOf(chosen('bell', 2))).not.toBe(first)
  expect(keys.keyOf('image.jpg')).not.toBe(first)
})
