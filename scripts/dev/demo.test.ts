import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { envNames, readEnv } from '../../server/env.ts'
import { scratchFolder } from '../../server/testing/scratch-folder.ts'
import { findChromium } from './chromium.mjs'
import { demoEnvironment, writeBots } from './demo-environment.mjs'
import { claim, forget, retract } from './demo-notice.mjs'

let folder: string
beforeEach(async () => {
  folder = await scratchFolder()
})

/** What the demo adds when it knows where the other programs answer. */
const addresses = {
  DATABASE_URL: 'postgresql://postgres:x@127.0.0.1:1/gora',
  REDIS_URL: 'redis://127.0.0.1:1',
  TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
  LOCAL_TELEGRAM: 'http://127.0.0.1:1',
  PUBLIC_URL: 'http://127.0.0.1:2',
  PORT: '2',
}

test('the demo sets every name the product reads, so that no .env with real tokens is looked at', () => {
  const environment = { ...demoEnvironment(folder), ...addresses }
  for (const name of envNames) expect(environment).toHaveProperty(name)
  expect(readEnv(environment).telegram.apiRoot).toBe('http://127.0.0.1:1')
})

test("the local Telegram knows the demo's bots by the tokens the product gets, the same at every start", async () => {
  const bots = JSON.parse(await readFile(writeBots(folder, 'http://127.0.0.1:3000'), 'utf8'))
  const { CUSTOMER_BOT_TOKEN, CREW_BOT_TOKEN, SALES_BOT_TOKEN } = demoEnvironment(folder)
  const tokens = bots.map(({ token }: { token: string }) => token)
  expect(tokens).toEqual([CUSTOMER_BOT_TOKEN, CREW_BOT_TOKEN, SALES_BOT_TOKEN])
  for (const token of tokens) expect(token).toMatch(/^\d{7,}:[\w-]{35}$/)
})

test('a second demo in the same folder is told where the first one is', async () => {
  const first = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'demo.mjs'])
  await writeFile(path.join(folder, 'demo.json'), JSON.stringify({ pid: first.pid, address: 'http://x' }))
  expect(await claim(folder)).toBe('The demo is already running: http://x')
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(await claim(folder)).toBe(null)
})

test('a process that got the number of a demo that was killed is not taken for it', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await writeFile(path.join(folder, 'demo.json'), JSON.stringify({ pid: stranger.pid, address: 'http://x' }))
  expect(await claim(folder)).toBe(null)
  stranger.kill('SIGKILL')
  retract(folder)
  expect(existsSync(path.join(folder, 'demo.json'))).toBe(false)
})

test('forgetting removes all that earlier demos left, and not the claim of this one', async () => {
  expect(await claim(folder)).toBe(null)
  await writeFile(path.join(folder, 'telegram.json'), '{}')
  demoEnvironment(folder)
  await forget(folder)
  expect(existsSync(path.join(folder, 'telegram.json'))).toBe(false)
  expect(existsSync(path.join(folder, 'secret'))).toBe(false)
  expect(existsSync(path.join(folder, 'demo.json'))).toBe(true)
})

test('CHROME_BIN is taken at its word, or complained about', async () => {
  expect(findChromium({ CHROME_BIN: process.execPath })).toBe(process.execPath)
  expect(() => findChromium({ CHROME_BIN: '/nowhere/chrome' })).toThrow(/CHROME_BIN names \/nowhere\/chrome/)
})

test('a name on PATH that does not run is passed over', async () => {
  const stub = path.join(folder, 'chromium')
  await writeFile(stub, '#!/bin/sh\necho install me; exit 1\n', { mode: 0o755 })
  expect(findChromium({ PATH: folder })).not.toBe(stub)
})
