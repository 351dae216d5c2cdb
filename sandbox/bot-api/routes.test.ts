import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { shop, shopToken, testBots } from '../testing/bots.ts'
import { request, SandboxPerson } from '../testing/person.ts'

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
  [
    'a token of no number',
    '/botabc:x/getMe',
    undefined,
    '421 Misdirected Request: unallowed token specified',
  ],
  ['a token below zero', '/bot-1:x/getMe', undefined, '401 Unauthorized: invalid token specified'],
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
    '400 Bad Request: message text is empty',
  ],
  [
    'JSON that is no object',
    sendMessage,
    post('application/json', '[1]'),
    '400 Bad Request: message text is empty',
  ],
  [
    'JSON that breaks off: what came before counts',
    sendMessage,
    post('application/json', '{"text":"x","chat_id":6,"parse_mode":'),
    '400 Bad Request: chat not found',
  ],
  [
    'a text that is no UTF-8',
    sendMessage,
    { ...post('application/json', ''), body: Buffer.from('{"text":"\xe9"}', 'latin1') },
    '400 Bad Request: strings must be encoded in UTF-8',
  ],
  [
    'more than a megabyte of parameters',
    sendMessage,
    post('application/json', JSON.stringify({ text: 'x'.repeat(1024 * 1024) })),
    '413 Request Entity Too Large',
  ],
  ['a verb of another world', sendMessage, { method: 'PUT', body: '{}' }, '501 Not Implemented'],
  ['OPTIONS', sendMessage, { method: 'OPTIONS' }, '501 Not Implemented'],
  ['a path that leads nowhere', '/nowhere', undefined, '404 Not Found'],
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

/** What a line says to these bytes. */
function answerTo(bytes: string): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(sandbox.port, '127.0.0.1', () => socket.write(bytes))
    socket.once('data', data => {
      resolve(data.toString())
      socket.destroy()
    })
  })
}

describe('bytes that are no HTTP get an answer in the same form', () => {
  it.each([
    ['nonsense', '\u0016\u0003\u0001 hello\r\n\r\n', 501],
    [
      'two lengths',
      'POST /bot1:a/x HTTP/1.1\r\nHost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      400,
    ],
    ['a head without end', `GET /bot1:a/x?y=${'z'.repeat(300_000)} HTTP/1.1\r\n\r\n`, 431],
  ])('%s', async (_, bytes, status) => {
    const [head = '', body = '{}'] = (await answerTo(bytes)).split('\r\n\r\n')
    expect(head).toContain(`HTTP/1.1 ${status} `)
    expect(JSON.parse(body)).toMatchObject({ ok: false, error_code: status })
  })
})

describe('arguments', () => {
  const sent = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${sandbox.url}${path}`, init)
    return ((await response.json()) as { result?: { text?: string } }).result?.text
  }
  let chat: string
  beforeAll(async () => {
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
    await ann.start(shop)
    chat = `chat_id=${ann.id}`
  })

  it.each([
    ['twice in the query: the first counts', '&text=one&text=two', undefined, 'one'],
    ['in query and body: the query counts', '&text=one', post('application/json', '{"text":"two"}'), 'one'],
    ['twice in JSON', '', post('application/json', '{"text":"one","text":"two"}'), 'one'],
    ['in JSON under a type in capitals', '', post('Application/JSON', '{"text":"one"}'), 'one'],
    ['in a form', '', post('APPLICATION/x-www-form-urlencoded; charset=koi8-r', 'text=one+1'), 'one 1'],
    [
      'a number that would lose digits',
      '',
      post('application/json', '{"text":12345678901234567890}'),
      '12345678901234567890',
    ],
    ['with a line break as it is', '', post('application/json', '{"text":"a\nb"}'), 'a\nb'],
    ['as long as a text may be, in the address', `&text=${'x'.repeat(4096)}`, undefined, 'x'.repeat(4096)],
  ])('%s', async (_, query, init, text) => {
    expect(await sent(`${sendMessage}?${chat}${query}`, init)).toBe(text)
  })

  it('are read from the body of a GET too', async () => {
    const body = `{"text":"got"}`
    const answer = await answerTo(
      `GET ${sendMessage}?${chat} HTTP/1.1\r\nHost: 127.0.0.1\r\ncontent-type: application/json\r\n` +
        `content-length: ${body.length}\r\n\r\n${body}`,
    )
    expect(answer).toContain('"text":"got"')
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
