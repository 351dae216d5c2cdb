import type { Frame } from 'playwright-core'
import { toDataURL } from 'qrcode'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ANN,
  heard,
  openMainApp,
  type Stage,
  sitDown,
  startStage,
  type Table,
} from '../testing/mini-app/stage.ts'

let stage: Stage
let table: Table
let app: Frame

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage?.stop())
beforeEach(async () => {
  table = await sitDown(stage)
  app = await openMainApp(table)
})
afterEach(async () => {
  await table.page.context().close()
  expect(table.troubles).toEqual([])
})

const question = (name: string | RegExp, role: 'dialog' | 'alertdialog' = 'alertdialog') =>
  table.ann.getByRole(role, { name })
const answerWith = (name: string | RegExp, answer: string) =>
  question(name).getByRole('button', { name: answer, exact: true }).click()
const isHeard = (name: string) =>
  app.evaluate(wanted => window.heard.some(event => event.name === wanted), name)

describe('a popup', () => {
  it('shows its buttons of every type and answers which one was pressed', async () => {
    const pressed = app.evaluate(() =>
      window.sdk.showPopup({
        title: 'Leave it at the door?',
        message: 'The driver takes a picture.',
        buttons: [
          { type: 'destructive', id: 'no', text: 'No, call me' },
          { type: 'ok', id: 'yes' },
          { type: 'cancel', id: '' },
        ],
      }),
    )
    const popup = question('Leave it at the door?')
    await popup.waitFor()
    expect(await popup.getByRole('button').allTextContents()).toEqual(['No, call me', 'OK', 'Cancel'])
    await popup.getByRole('button', { name: 'OK' }).click()
    expect(await pressed).toBe('yes')
  })

  it('left with Escape answers no button at all', async () => {
    const pressed = app.evaluate(() => window.sdk.showPopup({ message: 'Only to be read' }))
    await question('Only to be read').waitFor()
    // keys go to where the focus is, and it moves there a moment after the question has come
    await question('Only to be read').locator(':focus').waitFor()
    await table.page.keyboard.press('Escape')
    expect(await pressed).toBeNull()
  })

  it('is the only one, and has to be well formed', async () => {
    const open = (params: object) =>
      app.evaluate(data => window.sdk.postEvent('web_app_open_popup', data as never), {
        title: '',
        buttons: [{ type: 'ok', id: 'a' }],
        ...params,
      })
    await open({ message: '' })
    await open({ message: 'x'.repeat(257) })
    await open({ message: 'four', buttons: Array(4).fill({ type: 'ok', id: 'a' }) })
    await open({ message: 'odd', buttons: [{ type: 'shiny', id: 'a', text: 'b' }] })
    await open({ message: 'The first' })
    await question('The first').waitFor()
    await open({ message: 'The second' })
    await answerWith('The first', 'OK')
    await heard(app, 'popup_closed')
    expect(await table.ann.getByRole('alertdialog').count()).toBe(0)
    expect(await app.evaluate(() => window.heard.filter(({ name }) => name === 'popup_closed').length)).toBe(
      1,
    )
  })
})

describe('what the person gives away', () => {
  it('is the phone number after a yes, signed for the app, and nothing after a no', async () => {
    const refused = app.evaluate(() => window.sdk.requestPhoneAccess())
    await answerWith(/Share your phone number with Shop/, 'Cancel')
    expect(await refused).toBe('cancelled')
    const contact = app.evaluate(() => window.sdk.requestContact())
    await answerWith(/Share your phone number/, 'Share')
    expect(await contact).toMatchObject({ contact: { phone_number: '+59899000111', user_id: ANN } })
  })

  it('is the right to write, asked once', async () => {
    const refused = app.evaluate(() => window.sdk.requestWriteAccess())
    await answerWith('Allow Shop to send you messages?', 'Don’t allow')
    expect(await refused).toBe('cancelled')
    const allowed = app.evaluate(() => window.sdk.requestWriteAccess())
    await answerWith('Allow Shop to send you messages?', 'Allow')
    expect(await allowed).toBe('allowed')
    expect(await app.evaluate(() => window.sdk.requestWriteAccess())).toBe('allowed')
  })

  it('is the place under the pin, for as long as it is allowed', async () => {
    await app.evaluate(() => window.sdk.mountLocationManager())
    expect(await app.evaluate(() => window.sdk.isLocationManagerAccessRequested())).toBe(false)
    const place = app.evaluate(() => window.sdk.requestLocation())
    const sheet = question('Allow Shop to know where you are?', 'dialog')
    await sheet.getByText('You are at: Calle Beta 200').waitFor()
    await sheet.getByRole('button', { name: 'Allow', exact: true }).click()
    expect(await place).toMatchObject({ latitude: -34.905, longitude: -56.163 })
    expect(await app.evaluate(() => window.sdk.requestLocation())).toMatchObject({ latitude: -34.905 })
    await app.evaluate(() => window.sdk.openLocationManagerSettings())
    const settings = question('Location', 'dialog')
    await settings.getByRole('button', { name: 'Don’t allow' }).click()
    await app.evaluate(() => window.sdk.postEvent('web_app_check_location'))
    expect(await heard(app, 'location_checked', 1)).toMatchObject({
      access_requested: true,
      access_granted: false,
    })
    await app.evaluate(() => window.sdk.postEvent('web_app_request_location'))
    expect(await heard(app, 'location_requested', 2)).toEqual({ available: false })
  })
})

describe('the QR scanner', () => {
  const scan = () =>
    app.evaluate(() => window.sdk.postEvent('web_app_open_scan_qr_popup', { text: 'On the parcel' }))
  const scanner = () => question('Scan a QR code', 'dialog')

  it('reads a picture and typed text, one code after the other, until the page closes it', async () => {
    await scan()
    await scanner().getByText('On the parcel').waitFor()
    const picture = Buffer.from((await toDataURL('parcel:4711', { margin: 4 })).split(',')[1] ?? '', 'base64')
    const file = { name: 'code.png', mimeType: 'image/png', buffer: picture }
    await scanner().locator('input[type=file]').setInputFiles(file)
    expect(await heard(app, 'qr_text_received')).toEqual({ data: 'parcel:4711' })
    await scanner().getByRole('textbox', { name: 'Text of the code' }).fill('typed by hand')
    await table.page.keyboard.press('Enter')
    expect(await heard(app, 'qr_text_received', 1)).toEqual({ data: 'typed by hand' })
    await app.evaluate(() => window.sdk.postEvent('web_app_close_scan_qr_popup'))
    await scanner().waitFor({ state: 'detached' })
    await heard(app, 'scan_qr_popup_closed')
  })

  it('says so when a picture has no code or there is no camera, and the person may leave', async () => {
    await scan()
    await scanner()
      .locator('input[type=file]')
      .setInputFiles({
        name: 'nothing.png',
        mimeType: 'image/png',
        buffer: Buffer.from('no picture at all'),
      })
    await scanner().getByText('There is no QR code in this picture.').waitFor()
    await scanner().getByRole('button', { name: 'Use the camera' }).click()
    await scanner().getByText('There is no camera').waitFor()
    await scanner().getByRole('button', { name: 'Close' }).click()
    await heard(app, 'scan_qr_popup_closed')
    expect(await isHeard('qr_text_received')).toBe(false)
  })
})

describe('ways out of the app', () => {
  it('open links of the web in a tab of their own, and nothing else', async () => {
    const tab = table.page.context().waitForEvent('page')
    await app.evaluate(address => window.sdk.openLink(address), `${stage.strangeUrl}/tma.html`)
    expect((await tab).url()).toContain('/tma.html')
    await app.evaluate(() => window.sdk.postEvent('web_app_open_link', { url: 'javascript:alert(1)' }))
    await app.evaluate(() =>
      window.sdk.postEvent('web_app_open_tg_link', { path_full: '/crew_bot?start=hello' }),
    )
    await table.ann.getByRole('heading', { name: 'Crew' }).waitFor()
    await table.ann.getByRole('button', { name: 'Back to Shop' }).waitFor()
    expect(table.page.context().pages().length).toBe(2)
  })

  it('write "@bot query" into the chat that is chosen', async () => {
    await app.evaluate(() =>
      window.sdk.postEvent('web_app_switch_inline_query', { query: 'parcel 7', chat_types: ['groups'] }),
    )
    await question('Choose a chat', 'dialog').getByRole('button', { name: 'Desk' }).click()
    const field = table.ann.getByRole('textbox', { name: 'Message' })
    await vi.waitUntil(async () => (await field.inputValue()) === '@shop_bot parcel 7')
  })

  it('ask before a file is fetched, and show what a story would look like', async () => {
    const url = `${stage.appUrl}/tma.html`
    await app.evaluate(file => window.sdk.postEvent('web_app_request_file_download', file), {
      url,
      file_name: 'bill.html',
    })
    await answerWith('Download “bill.html”?', 'Cancel')
    expect(await heard(app, 'file_download_requested')).toEqual({ status: 'cancelled' })
    const download = table.page.context().waitForEvent('page')
    await app.evaluate(file => window.sdk.postEvent('web_app_request_file_download', file), {
      url,
      file_name: 'bill.html',
    })
    await answerWith('Download “bill.html”?', 'Download')
    expect(await heard(app, 'file_download_requested', 1)).toEqual({ status: 'downloading' })
    await download
    await app.evaluate(media => window.sdk.shareStory(media, { text: 'Look' }), `${stage.appUrl}/none.png`)
    await question('Share to a story', 'dialog').getByText('Look').waitFor()
  })

  it('put an icon on the home screen, which opens the app again', async () => {
    expect(await app.evaluate(() => window.sdk.checkHomeScreenStatus())).toBe('missed')
    await app.evaluate(() => window.sdk.addToHomeScreen())
    await answerWith('Add Shop to the home screen?', 'Cancel')
    await heard(app, 'home_screen_failed')
    await app.evaluate(() => window.sdk.addToHomeScreen())
    await answerWith('Add Shop to the home screen?', 'Add')
    await heard(app, 'home_screen_added')
    expect(await app.evaluate(() => window.sdk.checkHomeScreenStatus())).toBe('added')
    await app.evaluate(() => window.sdk.closeMiniApp())
    await table.ann.getByRole('button', { name: 'Back' }).click()
    const home = table.ann.getByRole('region', { name: 'Home screen' })
    await home.getByRole('button', { name: 'Shop', exact: true }).click()
    await table.ann.locator('.app-page iframe').waitFor()
    await table.ann.getByRole('button', { name: 'Close the app' }).click()
    await home.getByRole('button', { name: 'Remove Shop from the home screen' }).click()
    await home.waitFor({ state: 'detached' })
  })
})
