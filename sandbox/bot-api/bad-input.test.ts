import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatView } from '../api/contract.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../testing/bots.ts'
import { request, SandboxPerson } from '../testing/person.ts'
import { methods } from './methods.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let group: string
let messageId: number

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: 10 })
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  await ann.start(shop)
  const plan = { title: 'Crew', ownerId: ann.id, bots: ['shop_bot'], hasTopics: true }
  group = (await request<ChatView>(sandbox.url, 'POST', '/chats', plan)).id
  const sent = await botCaller(sandbox.url, shopToken).ok('sendMessage', { chat_id: group, text: 'x' })
  messageId = sent.message_id
})
afterAll(() => sandbox.stop())

/** Nested so deep that a reader which recurses without a limit would fall over. */
const abyss = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
const wrongValues: [string, unknown][] = [
  ['an object', { a: { b: 'c' } }],
  ['a list', [[1, 'x', null, { type: 'x' }]]],
  ['a flag', true],
  ['nothing', null],
  ['a huge number', 1e300],
  ['a fraction', -1.5],
  ['a text that is no JSON', '{"a":'],
  ['a long text', 'я'.repeat(40_000)],
  ['an abyss', abyss],
  ['strange characters', '\u0000\ud800 \u202e 👩‍👩‍👧‍👦'],
]

/** Stopping, waiting and going away are tried elsewhere. */
const leftOut = new Set(['logOut', 'leaveChat', 'getUpdates'])

/** The parameters of every method, from types that others generate from Telegram's pages. */
function parametersByMethod(): Map<string, string[]> {
  const path = new URL('../../node_modules/@gramio/types/out/params.d.ts', import.meta.url)
  const source = readFileSync(fileURLToPath(path), 'utf8')
  const found = new Map<string, string[]>()
  for (const [, name = '', body = ''] of source.matchAll(/interface (\w+)Params[^{]*\{([\s\S]*?)\n\}/g)) {
    const names = [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(match => match[1] ?? '')
    found.set(name.toLowerCase(), names)
  }
  return found
}

const parameters = parametersByMethod()

function plausible(method: string): Record<string, unknown> {
  const values: Record<string, unknown> = {
    chat_id: group,
    from_chat_id: group,
    user_id: ann.id,
    message_id: messageId,
    text: 'x',
    question: 'x',
    options: ['x'],
    name: 'x',
    title: 'x',
    latitude: 1,
    longitude: 1,
    message_ids: [messageId],
  }
  const names = parameters.get(method.toLowerCase()) ?? []
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
}

async function call(method: string, body: object): Promise<string | null> {
  const response = await fetch(`${sandbox.url}/bot${shopToken}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  const text = await response.text()
  const envelope = JSON.parse(text) as { ok?: boolean; error_code?: number; description?: string }
  const isSound = envelope.ok
    ? response.status === 200
    : envelope.error_code === response.status && typeof envelope.description === 'string'
  return isSound && response.status < 500 ? null : `${method} ${response.status} ${text.slice(0, 200)}`
}

describe('every method answers nonsense with a refusal, not with a failure', () => {
  const names = Object.keys(methods).filter(name => !leftOut.has(name))

  it('knows the parameters of all of them', () => {
    const unknown = names.filter(name => !parameters.has(name.toLowerCase()))
    // These take none.
    expect(unknown.sort()).toEqual(
      ['close', 'getMe', 'getMyStarBalance', 'getWebhookInfo', 'removeMyProfilePhoto'].sort(),
    )
  })

  it('called with nothing at all', async () => {
    const troubles = []
    for (const name of names) troubles.push(await call(name, {}))
    expect(troubles.filter(Boolean)).toEqual([])
  })

  it.each(wrongValues)('called with %s for everything, and for one thing after another', async (_, value) => {
    const troubles: (string | null)[] = []
    for (const name of names) {
      const arguments_ = parameters.get(name.toLowerCase()) ?? []
      const everything = Object.fromEntries(arguments_.map(argument => [argument, value]))
      const bodies = [everything, ...arguments_.map(each => ({ ...plausible(name), [each]: value }))]
      troubles.push(...(await Promise.all(bodies.map(body => call(name, body)))))
      // Some of them went through: the bot has to be back with its rights for the next.
      sandbox.world.groups.get(Number(group))?.members.set(1001, 'administrator')
    }
    expect([...new Set(troubles.filter(Boolean))]).toEqual([])
  })
})

/** A request without any library's help: what is sent is what is written here. */
function raw(
  path: string,
  headers: Record<string, string>,
  body: string | Buffer,
  method = 'POST',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(sandbox.url)
    const outgoing = httpRequest({ host: '127.0.0.1', port, path, method, headers }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'multipart/form-data; boundary=x' }

describe('a request that is no request', () => {
  it.each([
    ['/botx/getMe', 401],
    ['/bot:/getMe', 421],
    ['/bot0:x/getMe', 401],
    [`/bot1001:${'x'.repeat(100)}/getMe`, 401],
    ['/bot1001:wrong/getMe', 401],
    ['/bot%2e%2e/getMe', 401],
    [`/bot${shopToken}`, 404],
    [`/bot${shopToken}/`, 404],
    [`/bot${shopToken}/noSuchMethod`, 404],
    [`/bot${shopToken}/__proto__`, 404],
    [`/bot${shopToken}/constructor`, 404],
    [`/bot${shopToken}/getMe/more`, 404],
    ['/file/bot1001:wrong/x', 401],
    [`/file/bot${shopToken}/../../etc/passwd`, 404],
    [`/file/bot${shopToken}/%2e%2e/%2e%2e/etc/passwd`, 404],
    ['/bot%ff/getMe', 404],
  ])('%s is answered %i', async (path, status) => {
    const answer = await raw(path, {}, '', 'GET')
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error_code: status })
  })

  it.each([
    ['JSON cut off', json, '{"chat_id": 1', 400],
    ['JSON that is a list', json, '[1]', 400],
    ['JSON that is a word', json, 'true', 400],
    ['JSON with a BOM', json, '\ufeff{}', 400],
    ['deep JSON', json, abyss, 400],
    ['deep JSON in a field', json, `{"chat_id": ${abyss}, "text": "x"}`, 400],
    ['a form without its end', form, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', 400],
    ['a form of noise', form, Buffer.from([0, 1, 2, 250, 251, 252]), 400],
    ['a form without a boundary', { 'content-type': 'multipart/form-data' }, 'x', 400],
    ['text', { 'content-type': 'text/plain' }, 'chat_id=1', 400],
    ['bytes of no kind', { 'content-type': 'x/\u00e4' }, Buffer.from([0, 255]), 400],
    ['urlencoded noise', { 'content-type': 'application/x-www-form-urlencoded' }, '%%%=&&=%ff', 400],
  ])('%s is refused', async (_, headers, body, status) => {
    const answer = await raw(`/bot${shopToken}/sendMessage`, headers, body)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error_code: status })
  })

  it('a body beyond all measure is refused with 413', async () => {
    const body = Buffer.alloc(52 * 1024 * 1024, 'x')
    const answer = await raw(`/bot${shopToken}/sendMessage`, json, body).catch((error: Error) => error)
    // The line may be cut while the rest of the body is still on its way.
    if (!(answer instanceof Error)) expect(answer.status).toBe(413)
    await botCaller(sandbox.url, shopToken).ok('getMe')
  })

  it.each([
    ['1.5', 'chat not found'],
    ['1e3', 'chat not found'],
    ['99999999999999999999999', 'chat not found'],
    ['-100', 'chat not found'],
    ['0', 'chat not found'],
    ['+1', 'chat not found'],
    ['0x10', 'chat not found'],
    ['@nobody', 'chat not found'],
    [' ', 'chat_id is empty'],
    [[7], 'chat not found'],
    [{ id: 7 }, 'chat not found'],
    [true, 'chat not found'],
    [null, 'chat_id is empty'],
  ])('%j is no chat', async (chat_id, message) => {
    expect(await botCaller(sandbox.url, shopToken).refusal('sendMessage', { chat_id, text: 'x' })).toBe(
      `400 Bad Request: ${message}`,
    )
  })

  it('leaves the sandbox alive', async () => {
    await botCaller(sandbox.url, shopToken).ok('sendMessage', { chat_id: ann.id, text: 'still here' })
    expect((await ann.messages(shop)).at(-1)?.text).toBe('still here')
  })
})
