import type { Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ANN, openMainApp, type Stage, sitDown, startStage, type Table } from '../testing/mini-app/stage.ts'

let stage: Stage
let table: Table
/** The page with the other SDK: it knows the newer methods. */
let app: Frame

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage?.stop())
beforeEach(async () => {
  table = await sitDown(stage, { search: `?windows=${ANN}@crew_bot` })
  app = await openMainApp(table)
})
afterEach(async () => {
  await table.page.context().close()
  expect(table.troubles).toEqual([])
})

/** Asks with a method and answers the event that comes back. */
const asked = (method: string, events: string[], params: object = {}) =>
  app.evaluate(
    ([name, names, data]) =>
      window.tma.request2(name as never, names as never, { params: data as never, timeout: 5000 }),
    [method, events, params] as const,
  )

describe('what an app keeps', () => {
  it('on the device: values by key, removed by null, each person and bot apart', async () => {
    await app.evaluate(() => window.tma.deviceStorage.setItem('cart', '{"soup":2}'))
    expect(await app.evaluate(() => window.tma.deviceStorage.getItem('cart'))).toBe('{"soup":2}')
    expect(await app.evaluate(() => window.tma.deviceStorage.getItem('other'))).toBeNull()
    await app.evaluate(() => window.tma.deviceStorage.deleteItem('cart'))
    expect(await app.evaluate(() => window.tma.deviceStorage.getItem('cart'))).toBeNull()
    await app.evaluate(() => window.tma.deviceStorage.setItem('cart', 'again'))
    await app.evaluate(() => window.tma.deviceStorage.clear())
    expect(await app.evaluate(() => window.tma.deviceStorage.getItem('cart'))).toBeNull()
  })

  it('on the device with an error of its own for wrong keys, wrong values and too much', async () => {
    const save = (key: unknown, value: unknown) =>
      asked('web_app_device_storage_save_key', ['device_storage_failed', 'device_storage_key_saved'], {
        req_id: '1',
        key,
        value,
      })
    const failed = (error: string) => ({ event: 'device_storage_failed', payload: { req_id: '1', error } })
    expect(await save(7, 'x')).toEqual(failed('KEY_INVALID'))
    expect(await save('k', 7)).toEqual(failed('VALUE_INVALID'))
    expect(await save('k', 'x'.repeat(5 * 1024 * 1024))).toEqual(failed('QUOTA_EXCEEDED'))
    expect(await save('k', 'x'.repeat(1000))).toMatchObject({ event: 'device_storage_key_saved' })
  })

  it('in the safe: ten secrets and no more, and nothing to restore', async () => {
    await app.evaluate(async () => {
      for (let n = 0; n < 10; n++) await window.tma.secureStorage.setItem(`secret${n}`, String(n))
    })
    const item = await app.evaluate(() => window.tma.secureStorage.getItem('secret9'))
    expect(item).toEqual({ value: '9', canRestore: false })
    const failed = { req_id: '1', error: 'QUOTA_EXCEEDED' }
    const events = ['secure_storage_failed', 'secure_storage_key_saved']
    const eleventh = { req_id: '1', key: 'secret10', value: 'x' }
    expect(await asked('web_app_secure_storage_save_key', events, eleventh)).toMatchObject({
      payload: failed,
    })
    const restore = await asked('web_app_secure_storage_restore_key', ['secure_storage_failed'], {
      req_id: '2',
      key: 'gone',
    })
    expect(restore).toMatchObject({ payload: { error: 'RESTORE_UNAVAILABLE' } })
    await app.evaluate(() => window.tma.secureStorage.clear())
    expect(await app.evaluate(() => window.tma.secureStorage.getItem('secret9'))).toMatchObject({
      value: null,
    })
  })

  it('in the cloud, from one opening to the next', async () => {
    await app.evaluate(() => window.tma.cloudStorage.setItem('draft', 'two soups'))
    await table.ann.getByRole('button', { name: 'Close the app' }).click()
    app = await openMainApp(table)
    expect(await app.evaluate(() => window.tma.cloudStorage.getItem('draft'))).toBe('two soups')
    expect(await app.evaluate(() => window.tma.cloudStorage.getKeys())).toEqual(['draft'])
    await app.evaluate(() => window.tma.cloudStorage.deleteItem('draft'))
    expect(await app.evaluate(() => window.tma.cloudStorage.getKeys())).toEqual([])
  })
})

describe('what this device has not', () => {
  it.each([
    ['web_app_biometry_get_info', 'biometry_info_received', { available: false }],
    ['web_app_biometry_request_access', 'biometry_info_received', { available: false }],
    ['web_app_biometry_request_auth', 'biometry_auth_requested', { status: 'failed' }],
    ['web_app_biometry_update_token', 'biometry_token_updated', { status: 'failed' }],
    ['web_app_start_accelerometer', 'accelerometer_failed', { error: 'UNSUPPORTED' }],
    ['web_app_start_gyroscope', 'gyroscope_failed', { error: 'UNSUPPORTED' }],
    ['web_app_start_device_orientation', 'device_orientation_failed', { error: 'UNSUPPORTED' }],
    ['web_app_set_emoji_status', 'emoji_status_failed', { error: 'UNSUPPORTED' }],
    ['web_app_request_emoji_status_access', 'emoji_status_access_requested', { status: 'cancelled' }],
  ])('is said to be missing: %s', async (method, event, payload) => {
    expect(await asked(method, [event])).toEqual({ event, payload })
  })

  it('is a clipboard that apps may read', async () => {
    expect(await app.evaluate(() => window.tma.readTextFromClipboard())).toBeNull()
  })
})

describe('the time of the server', () => {
  it('is told to the app', async () => {
    const now = await app.evaluate(() => window.tma.getCurrentTime().then(date => date.getTime()))
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000)
  })
})
