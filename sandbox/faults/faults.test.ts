import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaultView, NewFault } from '../api/contract.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { shop, shopToken, shortHoldMs, testBots } from '../testing/bots.ts'
import { request, SandboxPerson } from '../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bot: ReturnType<typeof botCaller>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  await ann.start(shop)
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await request(sandbox.url, 'DELETE', '/faults')
  await request(sandbox.url, 'PUT', '/flood', { isOn: false })
})

const trouble = (fault: NewFault) => request<FaultView>(sandbox.url, 'POST', '/faults', fault)
const say = (text = 'x') => bot.raw('sendMessage', { chat_id: ann.id, text })

describe('a trouble', () => {
  it('strikes as often as it was told to, and only where', async () => {
    await trouble({
      method: 'sendmessage',
      chatId: ann.id,
      kind: 'error',
      code: 429,
      retryAfter: 7,
      times: 1,
    })
    expect((await bot.raw('getMe')).status).toBe(200)
    const struck = await say()
    expect(struck.status).toBe(429)
    expect(struck.headers.get('retry-after')).toBe('7')
    expect(struck.envelope).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
    expect((await say()).status).toBe(200)
    expect(await request(sandbox.url, 'GET', '/faults')).toMatchObject([{ hits: 1, times: 1 }])
  })

  it('can be any error in its usual words or one’s own', async () => {
    const { id } = await trouble({ kind: 'error', code: 403 })
    expect(await bot.refusal('sendMessage', { chat_id: ann.id, text: 'x' })).toBe(
      '403 Forbidden: bot was blocked by the user',
    )
    await request(sandbox.url, 'DELETE', `/faults/${id}`)
    await trouble({ kind: 'error', code: 502, description: 'Bad Gateway today' })
    expect(await bot.refusal('getMe')).toBe('502 Bad Gateway today')
  })

  it('can be slowness, or a line cut before or after the deed', async () => {
    await trouble({ method: 'getMe', kind: 'latency', delayMs: 120, times: 1 })
    const startedAt = Date.now()
    await bot.ok('getMe')
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(115)
    const before = (await ann.messages(shop)).length
    await trouble({ method: 'sendMessage', kind: 'drop_connection', times: 1 })
    await expect(say()).rejects.toThrow('fetch failed')
    expect((await ann.messages(shop)).length).toBe(before)
    await trouble({ method: 'sendMessage', kind: 'drop_connection', isAfterEffect: true, times: 1 })
    await expect(say()).rejects.toThrow('fetch failed')
    expect((await ann.messages(shop)).length).toBe(before + 1)
  })

  it('can be an update that comes twice', async () => {
    const last = (await bot.updates({ offset: -1 }))[0]?.update_id ?? 0
    await trouble({ method: 'message', kind: 'duplicate_update', times: 1 })
    await ann.say(shop, 'again')
    const [first] = await bot.updates({ offset: last + 1 })
    const [second, ...none] = await bot.updates({ offset: last + 2 })
    expect(first?.message?.text).toBe('again')
    expect(second).toEqual(first)
    expect(none).toEqual([])
  })
})

describe('two updates that change places', () => {
  it('come the later one first, whatever else comes between', async () => {
    const last = (await bot.updates({ offset: -1 }))[0]?.update_id ?? 0
    await trouble({ method: 'message', kind: 'reorder_updates', times: 1 })
    await ann.say(shop, 'first')
    await ann.act(shop, 'block')
    await ann.act(shop, 'unblock')
    await ann.say(shop, 'second')
    await ann.say(shop, 'third')
    const updates = await bot.updates({ offset: last + 1 })
    expect(updates.map(update => update.message?.text ?? 'member')).toEqual([
      'member',
      'member',
      'second',
      'first',
      'third',
    ])
    const ids = updates.map(update => update.update_id)
    expect(ids).toEqual([...ids].sort((one, other) => one - other))
  })

  it('is not lost when the trouble is taken away before the second comes', async () => {
    const last = (await bot.updates({ offset: -1 }))[0]?.update_id ?? 0
    const { id } = await trouble({ method: 'message', kind: 'reorder_updates' })
    await ann.say(shop, 'alone')
    await request(sandbox.url, 'DELETE', `/faults/${id}`)
    expect((await bot.updates({ offset: last + 1 })).map(update => update.message?.text)).toEqual(['alone'])
  })
})

describe('flood control', () => {
  it('is off until it is wanted, and then asks a bot to wait', async () => {
    await Promise.all(Array.from({ length: 40 }, () => say()))
    await request(sandbox.url, 'PUT', '/flood', { isOn: true })
    const statuses = []
    for (let sent = 0; sent < 7; sent++) statuses.push((await say()).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect(await bot.refusal('sendMessage', { chat_id: ann.id, text: 'x' })).toBe(
      '429 Too Many Requests: retry after 1',
    )
  })
})
