import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { botFaces } from './bot-faces.ts'

const tokens = { customer: '1:aaaaaaaaaa', crew: '2:bbbbbbbbbb', sales: '3:cccccccccc' }
let server: Server
afterEach(() => server?.close())

/** A server that answers `getMe`, and counts. */
const telegram = async (answer: (token: string) => { status: number; body: string }) => {
  const asked: string[] = []
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const { status, body } = answer(/^\/bot(.*)\/getMe$/.exec(request.url ?? '')?.[1] ?? '')
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
const me = (username: string) =>
  JSON.stringify({ ok: true, result: { id: 1, is_bot: true, username, first_name: `Name of ${username}` } })

test('each bot is asked once, by its own token', async () => {
  const { asked, address } = await telegram(token => ({ status: 200, body: me(`bot${token[0]}`) }))
  const faces = botFaces(address, tokens)
  const [first, second] = await Promise.all([faces(), faces()])
  expect(first).toEqual({
    customer: { username: 'bot1', name: 'Name of bot1' },
    crew: { username: 'bot2', name: 'Name of bot2' },
    sales: { username: 'bot3', name: 'Name of bot3' },
  })
  expect(second).toEqual(first)
  await faces()
  expect(asked).toHaveLength(3)
})

test('a bot that Telegram does not know, or a Telegram that talks nonsense, costs only the name', async () => {
  const { address } = await telegram(token =>
    token === tokens.customer
      ? { status: 200, body: me('ok_bot') }
      : token === tokens.crew
        ? { status: 401, body: '{"ok":false,"error_code":401}' }
        : { status: 200, body: '<html>' },
  )
  expect(await botFaces(address, tokens)()).toMatchObject({
    customer: { username: 'ok_bot' },
    crew: null,
    sales: null,
  })
  expect(await botFaces('http://127.0.0.1:1', tokens)()).toEqual({ customer: null, crew: null, sales: null })
})
