import { beforeEach, expect, test, vi } from 'vitest'
import { openPage } from '../testing/page.ts'

type Named = { readonly name: string }
let page: ReturnType<typeof openPage>
beforeEach(() => {
  page = openPage('http://127.0.0.1')
  vi.resetModules()
})
const open = async () => (await import('./screens.ts')).screensFrom<Named>({ name: 'menu' })
const drawn = () => new Promise(resolve => setTimeout(resolve, 5))

test('back goes to the screen below as far down as it was, and never below the first', async () => {
  const screens = await open()
  window.scrollTo(0, 700)
  screens.go({ name: 'product' })
  expect(page.scrolled()).toBe(0)
  window.scrollTo(0, 90)
  screens.go({ name: 'cart' })
  screens.back()
  await drawn()
  expect([screens.top.value.name, page.scrolled()]).toEqual(['product', 90])
  screens.back()
  await drawn()
  expect([screens.top.value.name, page.scrolled()]).toEqual(['menu', 700])
  screens.back()
  expect(screens.top.value.name).toBe('menu')
})

test('a screen that takes the place of another, or begins anew, starts at its top', async () => {
  const screens = await open()
  window.scrollTo(0, 700)
  screens.go({ name: 'address' })
  screens.replace({ name: 'checkout' })
  expect(screens.stack.value.map(({ name }) => name)).toEqual(['menu', 'checkout'])
  screens.restart({ name: 'menu' }, { name: 'order' })
  screens.back()
  await drawn()
  expect([screens.top.value.name, page.scrolled()]).toEqual(['menu', 0])
})

test('Escape and the back of a browser go back, unless something on the screen has used the key', async () => {
  const screens = await open()
  const press = (isUsed: boolean): void => {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key: 'Escape' })
    if (isUsed) event.preventDefault()
    page.window.dispatchEvent(event)
  }
  screens.go({ name: 'cart' })
  press(true)
  expect(screens.top.value.name).toBe('cart')
  press(false)
  expect(screens.top.value.name).toBe('menu')
  screens.go({ name: 'cart' })
  page.window.dispatchEvent(new Event('popstate'))
  expect(screens.top.value.name).toBe('menu')
})

test('whoever goes back takes away what lies over the screen first; a screen that goes back by itself does not', async () => {
  const screens = await open()
  const { cover } = await import('./screens.ts')
  const taken: string[] = []
  screens.go({ name: 'cart' })
  const uncover = cover(() => taken.push('sheet'))
  page.window.dispatchEvent(new Event('popstate'))
  expect([taken, screens.top.value.name]).toEqual([['sheet'], 'cart'])
  uncover()
  page.window.dispatchEvent(new Event('popstate'))
  expect([taken, screens.top.value.name]).toEqual([['sheet'], 'menu'])
  screens.go({ name: 'cart' })
  cover(() => taken.push('other'))
  screens.back()
  expect([taken, screens.top.value.name]).toEqual([['sheet'], 'menu'])
})
