import net from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { anyFreePort, freePortFrom } from './ports.mjs'

const servers: net.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

function take(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    servers.push(server)
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

test('a preferred port that is free is the one', async () => {
  const port = await anyFreePort()
  expect(await freePortFrom(port)).toBe(port)
})

test.each(['127.0.0.1', '0.0.0.0'])('a port taken on %s is passed over', async host => {
  const port = await anyFreePort()
  await take(port, host)
  const next = await freePortFrom(port)
  expect(next).toBeGreaterThan(port)
})

test('when a whole stretch is taken, any free port will do', async () => {
  const port = await anyFreePort()
  await take(port, '127.0.0.1')
  expect(await freePortFrom(port, 1)).not.toBe(port)
})
