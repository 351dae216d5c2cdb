import { expect, it } from 'vitest'
import { startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { crewToken, shopToken, shortHoldMs, testBots } from '../testing/bots.ts'
import { request } from '../testing/person.ts'

it('a bot that logged out is shut out, its waiting poll too, until the world is reset', async () => {
  const sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  try {
    const bot = botCaller(sandbox.url, shopToken)
    const waiting = bot.refusal('getUpdates', { timeout: 20 })
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(await bot.ok('logOut')).toBe(true)
    expect(await waiting).toBe('400 Logged out')
    expect(await bot.refusal('getMe')).toBe('400 Logged out')
    await botCaller(sandbox.url, crewToken).ok('getMe')
    await request(sandbox.url, 'POST', '/reset')
    await bot.ok('getMe')
  } finally {
    await sandbox.stop()
  }
})

it('a bot may be closed at once, or only some time after the start where that was asked for', async () => {
  const sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs, closeGuardMs: 60_000 })
  const forgiving = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  try {
    const { status, envelope } = await botCaller(sandbox.url, shopToken).raw('close')
    expect(status).toBe(429)
    expect(envelope).toMatchObject({
      description: expect.stringMatching(/^Too Many Requests: retry after (60|5\d)$/),
    })
    expect(await botCaller(forgiving.url, shopToken).ok('close')).toBe(true)
  } finally {
    await sandbox.stop()
    await forgiving.stop()
  }
})
