import { type ChildProcess, spawn } from 'node:child_process'
import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'
import { SandboxPerson } from '../../sandbox/testing/person.ts'
import { openDb } from '../db/client.ts'
import { type TestDatabase, testDatabase, testRedisUrl } from '../testing/database.ts'
import { buildLittleTown } from '../testing/little-town.ts'

const tokens = {
  customer: '1001:customer-webhook',
  crew: '1002:crew-webhook-tok',
  sales: '1003:sales-webhook-tok',
}
const patienceMs = 30_000

let sandbox: Sandbox
let database: TestDatabase
let product: ChildProcess
let address: string

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })

const saysReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.includes('gora ready')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`the product ended with ${code}: ${said.slice(-800)}`)))
  })

beforeAll(async () => {
  sandbox = await startSandbox({
    bots: [
      { token: tokens.customer, username: 'hook_food_bot', name: 'Food' },
      { token: tokens.crew, username: 'hook_crew_bot', name: 'Crew' },
      { token: tokens.sales, username: 'hook_sales_bot', name: 'Sales' },
    ],
  })
  database = await testDatabase()
  const db = openDb(database.url, 2)
  await buildLittleTown(db)
  await db.close()
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  product = spawn(process.execPath, ['--import', 'tsx', 'server/main/start.ts', 'api', 'bots'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      REDIS_URL: await testRedisUrl(),
      PUBLIC_URL: address,
      PORT: String(port),
      HOST: '127.0.0.1',
      CUSTOMER_BOT_TOKEN: tokens.customer,
      CREW_BOT_TOKEN: tokens.crew,
      SALES_BOT_TOKEN: tokens.sales,
      TELEGRAM_API_ROOT: sandbox.url,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'a-webhook-secret-of-tests',
      SESSION_SECRET: 'a session secret of tests',
      LOG_LEVEL: 'error',
    },
  })
  await saysReady(product)
}, patienceMs)

afterAll(async () => {
  product?.kill('SIGTERM')
  await new Promise(resolve => (product?.exitCode === null ? product.once('exit', resolve) : resolve(null)))
  await sandbox?.stop()
  await database?.drop()
})

const inbox = async (): Promise<{ kept: number; handled: number }> => {
  const db = openDb(database.url, 1)
  try {
    return {
      kept: await db.prisma.inboxUpdate.count(),
      handled: await db.prisma.inboxUpdate.count({ where: { handledAt: { not: null } } }),
    }
  } finally {
    await db.close()
  }
}

test(
  'by webhook a message is kept, handled and answered as by polling',
  async () => {
    const person = await SandboxPerson.join(sandbox.url, { firstName: 'Hugo', languageCode: 'es' })
    await person.start('@hook_food_bot')
    await expect
      .poll(
        async () => (await person.messages('@hook_food_bot')).filter(message => message.from.isBot).length,
        { timeout: patienceMs },
      )
      .toBeGreaterThan(0)
    await expect.poll(inbox, { timeout: patienceMs }).toEqual({ kept: 1, handled: 1 })
  },
  patienceMs,
)

test('a call that does not know the secret leaves no trace', async () => {
  const before = await inbox()
  const call = (headers: Record<string, string>) =>
    fetch(`${address}/telegram/customer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ update_id: 1, message: { chat: { id: 1 } } }),
    })
  expect((await call({})).status).toBe(401)
  expect((await call({ 'x-telegram-bot-api-secret-token': 'a-webhook-secret-of-testz' })).status).toBe(401)
  expect(await inbox()).toEqual(before)
})
