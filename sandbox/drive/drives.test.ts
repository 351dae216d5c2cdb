import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DriveView } from '../api/contract.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { shop, shopToken, shortHoldMs, testBots } from '../testing/bots.ts'
import { request, SandboxPerson } from '../testing/person.ts'

let sandbox: Sandbox
let driver: SandboxPerson

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  driver = await SandboxPerson.join(sandbox.url, { firstName: 'Dan' })
})
afterAll(() => sandbox.stop())

const from = [-34.9, -56.2] as const
const to = [-34.9, -56.199] as const

async function startDrive(kilometresPerHour: number) {
  const place = { latitude: from[0], longitude: from[1], livePeriod: 3600 }
  const { messageId } = await driver.act(shop, 'live-location', place)
  const wish = { as: driver.id, chatId: shop, messageId, path: [from, to], kilometresPerHour, stepMs: 50 }
  return { messageId, drive: await request<DriveView>(sandbox.url, 'POST', '/drive', wish) }
}

describe('a drive', () => {
  it('moves the live location to the end of the path, and the bot hears it', async () => {
    const { messageId, drive } = await startDrive(1000)
    expect(drive).toMatchObject({ state: 'moving', metresTotal: 91 })
    const last = await driver.nextEvent(
      shop,
      event => event.kind === 'drive' && event.drive.state === 'arrived',
    )
    expect(last).toMatchObject({ drive: { metresDone: 91, latitude: -34.9, longitude: -56.199 } })
    const updates = await botCaller(sandbox.url, shopToken).updates({ offset: 1 })
    const moves = updates.flatMap(update => update.edited_message?.location ?? [])
    expect(moves.length).toBeGreaterThan(2)
    expect(moves.at(-1)).toMatchObject({ longitude: -56.199, heading: 90, live_period: 3600 })
    expect(updates.at(-1)?.edited_message?.message_id).toBe(messageId)
    expect(await request(sandbox.url, 'GET', '/drive')).toEqual([])
  })

  it('ends when the person stops sharing or somebody stops it', async () => {
    const { messageId } = await startDrive(10)
    await driver.stopSharing(shop, messageId)
    await driver.nextEvent(shop, event => event.kind === 'drive' && event.drive.state === 'stopped')
    const { drive } = await startDrive(10)
    expect(await request(sandbox.url, 'DELETE', `/drive/${drive.id}`)).toMatchObject({ state: 'stopped' })
    await expect(request(sandbox.url, 'DELETE', `/drive/${drive.id}`)).rejects.toThrow('404')
  })

  it('needs a live location of one’s own', async () => {
    const { messageId } = await driver.act(shop, 'location', { latitude: 1, longitude: 1 })
    const wish = { as: driver.id, chatId: shop, messageId, path: [from, to], kilometresPerHour: 10 }
    await expect(request(sandbox.url, 'POST', '/drive', wish)).rejects.toThrow(
      'only a live location can be driven',
    )
  })
})
