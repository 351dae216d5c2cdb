import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { crew, testBots } from '../testing/bots.ts'
import { SandboxPerson } from '../testing/person.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, stillMs: 1000 })
})
afterAll(() => sandbox.stop())

test('a dot that is still wanders by a step, and not once it has stopped', async () => {
  const driver = await SandboxPerson.join(sandbox.url, { firstName: 'Dan', languageCode: 'en' })
  await driver.start(crew)
  await driver.act(crew, 'live-location', { latitude: -34.9, longitude: -56.1, livePeriod: 900 })
  const dot = async () => (await driver.messages(crew)).at(-1)?.location
  await expect.poll(async () => (await dot())?.latitude, { timeout: 12_000 }).not.toBe(-34.9)
  expect(Math.abs(((await dot())?.latitude ?? 0) + 34.9)).toBeLessThan(0.001)
})
