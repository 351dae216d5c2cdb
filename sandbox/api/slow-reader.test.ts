import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { shop, testBots } from '../testing/bots.ts'
import { SandboxPerson } from '../testing/person.ts'
import { listenToStream } from '../testing/stream.ts'
import { postMessage } from '../world/messages.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots })
})
afterAll(() => sandbox.stop())

/** Opens the stream of events and never reads a byte of it. */
function openWithoutReading(): Promise<Socket> {
  return new Promise(resolve => {
    const socket = connect(sandbox.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(
      'GET /sandbox/api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    )
    socket.once('data', () => {
      socket.pause()
      resolve(socket)
    })
  })
}

test('whoever opens the stream and does not read it is cut off before it fills the memory', async () => {
  const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  await ann.start(shop)
  const stalled = await openWithoutReading()
  const good = listenToStream(sandbox.url, '')
  await expect.poll(() => good.heard.length).toBeGreaterThan(0)
  const [bot, person] = [sandbox.world.bots.get(1001), sandbox.world.people.get(ann.id)]
  if (!bot || !person) throw new Error('nobody there')
  const chat = sandbox.world.privateChat(bot, person)
  const memoryBefore = process.memoryUsage().arrayBuffers
  const content = { kind: 'text' as const, text: 'я'.repeat(4096), entities: [] }
  for (let n = 0; n < 4000; n++) {
    postMessage(sandbox.world, chat, { fromId: bot.id, content })
    // everybody else reads meanwhile
    if (n % 50 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  const gone = new Promise(resolve => stalled.once('close', resolve))
  stalled.resume()
  await gone
  await expect.poll(() => good.heard.length).toBeGreaterThan(4000)
  expect(process.memoryUsage().arrayBuffers - memoryBefore).toBeLessThan(64 * 1024 * 1024)
  good.close()
})
