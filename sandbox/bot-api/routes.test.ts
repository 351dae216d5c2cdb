import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { shopToken, testBots } from '../testing/bots.ts'
import { request } from '../testing/person.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots })
})
afterAll(() => sandbox.stop())

async function answerOf(path: string, init?: RequestInit): Promise<string> {
  const response = await fetch(`${sandbox.url}${path}`, init)
  const { error_code, description } = (await response.json()) as { error_code: number; description: string }
  expect(response.status).toBe(error_code)
  return `${error_code} ${description}`
}

const post = (type: string, body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
})
const sendMessage = `/bot${shopToken}/sendMessage`

const cases: [what: string, path: string, init: RequestInit | undefined, answer: string][] = [
  ['a token without a colon', '/bot1001/getMe', undefined, '401 Unauthorized: invalid token specified'],
  ['a token that begins with zero', '/bot0:x/getMe', undefined, '401 Unauthorized: invalid token specified'],
  [
    'a token without end',
    `/bot1:${'x'.repeat(80)}/getMe`,
    undefined,
    '401 Unauthorized: invalid token specified',
  ],
  ['a stranger’s token', '/bot55:abc/getMe', undefined, '401 Unauthorized'],
  ['the wrong secret', '/bot1001:wrong/getMe', undefined, '401 Unauthorized'],
  ['no method', `/bot${shopToken}`, undefined, '404 Not Found'],
  ['a method that never was', `/bot${shopToken}/sendTelegram`, undefined, '404 Not Found: method not found'],
  [
    'a real method nobody wrote yet',
    `/bot${shopToken}/sendGift`,
    undefined,
    '400 Bad Request: sandbox: sendGift not implemented',
  ],
  ['a file that is not there', `/file/bot${shopToken}/photos/x.jpg`, undefined, '404 Not Found'],
  [
    'broken JSON',
    sendMessage,
    post('application/json', '{"chat_id":'),
    "400 Bad Request: can't parse JSON object",
  ],
  [
    'JSON that is no object',
    sendMessage,
    post('application/json', '[1]'),
    '400 Bad Request: JSON object expected',
  ],
  [
    'a broken form',
    sendMessage,
    post('multipart/form-data; boundary=x', '--x\r\nnonsense'),
    "400 Bad Request: can't parse multipart/form-data",
  ],
  [
    'a body of an unknown kind',
    sendMessage,
    post('text/plain', 'text=x'),
    '400 Bad Request: message text is empty',
  ],
  ['an encoded slip in the path', '/bot%E0%A4%A/getMe', undefined, '404 Not Found'],
]

describe('a bad request gets Telegram’s own error', () => {
  it.each(cases)('%s', async (_, path, init, answer) => {
    expect(await answerOf(path, init)).toBe(answer)
  })

  it('60 MB are too much', async () => {
    const answer = await answerOf(sendMessage, post('application/json', ' '.repeat(60_000_000))).catch(String)
    // The line may be cut while the rest is still on its way; either way the server lives.
    expect(answer).toMatch(/413 Request Entity Too Large|fetch failed/)
    expect((await fetch(`${sandbox.url}/bot${shopToken}/getMe`)).status).toBe(200)
  })

  it('what nobody wrote yet is counted', async () => {
    expect(await request(sandbox.url, 'GET', '/unimplemented')).toEqual([{ method: 'sendGift', calls: 1 }])
  })

  it('a page that calls this machine by another name is sent away', async () => {
    const answer = await new Promise<string>(resolve => {
      const socket = connect(sandbox.port, '127.0.0.1', () =>
        socket.write('GET /sandbox/api/state HTTP/1.1\r\nHost: evil.example\r\n\r\n'),
      )
      socket.once('data', data => {
        resolve(data.toString())
        socket.destroy()
      })
    })
    expect(answer).toMatch(/^HTTP\/1\.1 403/)
  })
})

describe('the log', () => {
  it('holds calls with their answers and can be searched', async () => {
    await fetch(`${sandbox.url}/bot${shopToken}/sendMessage?chat_id=5&text=x`)
    const page = await request<{ entries: object[] }>(
      sandbox.url,
      'GET',
      '/log?name=sendmessage&chatId=5&failedOnly=true',
    )
    expect(page.entries).toMatchObject([
      {
        bot: 'shop_bot',
        direction: 'call',
        name: 'sendMessage',
        httpStatus: 400,
        request: { chat_id: '5', text: 'x' },
        response: { description: 'Bad Request: chat not found' },
      },
    ])
  })
})
