import { afterEach, expect, test, vi } from 'vitest'
import { openPage } from '../testing/page.ts'

afterEach(() => vi.resetModules())

/** The page as Telegram opens it, with this in its address. */
const launched = async (address: string) => {
  openPage('https://apps.example')
  Object.assign(globalThis, { location: new URL(address, 'https://apps.example') })
  vi.stubGlobal('navigator', { language: 'en' })
  Object.assign(globalThis.document, { querySelector: () => null })
  Object.assign(globalThis.window, { location: globalThis.location })
  return (await import('./launch.ts')).readLaunch()
}
const user = encodeURIComponent(JSON.stringify({ id: 7, first_name: 'Ana' }))
const data = encodeURIComponent(`user=${user}&auth_date=1&hash=x&signature=y`)
const frame = `tgWebAppVersion=9.1&tgWebAppPlatform=ios&tgWebAppThemeParams=%7B%7D&tgWebAppData=${data}`

test('what stands behind startapp= is read from the frame, from the signed data, or from a button’s address', async () => {
  const ofFrame = await launched(`/apps/shop/#tgWebAppStartParam=ord_01m8a-b&${frame}`)
  expect(ofFrame).toMatchObject({ startParam: 'ord_01m8a-b', platform: 'ios' })
  const ofButton = await launched(`/apps/shop/?start=cart#${frame}`)
  expect(ofButton).toMatchObject({ startParam: 'cart', telegramId: '7' })
})

test.each([
  'ord_../../driver/shift',
  'ord_%2e%2e/x',
  '//evil.example',
  'javascript:alert(1)',
  'tg://resolve?domain=other',
  'ord_1?x=1',
  'ord_1#x',
  'прм_1',
  '../',
  'a'.repeat(513),
])('what Telegram would not let stand there leads nowhere: %s', async startParam => {
  const inFrame = await launched(`/apps/shop/#tgWebAppStartParam=${encodeURIComponent(startParam)}&${frame}`)
  expect(inFrame).toMatchObject({ startParam: '' })
  const inAddress = await launched(`/apps/shop/?start=${encodeURIComponent(startParam)}#${frame}`)
  expect(inAddress).toMatchObject({ startParam: '' })
})
