import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { scratchFolder } from '../testing/scratch-folder.ts'

const program = fileURLToPath(new URL('./start.ts', import.meta.url))
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** Starts the program in an empty folder, with this environment and no other, and waits until it has ended. */
const start = async (roles: readonly string[], env: Record<string, string>) => {
  const child = spawn(process.execPath, ['--import', tsx, program, ...roles], {
    cwd: await scratchFolder(),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { code, out, err }
}

const whole = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  REDIS_URL: 'redis://127.0.0.1:1',
  PUBLIC_URL: 'http://127.0.0.1:1',
  CUSTOMER_BOT_TOKEN: '1:aaaaaaaaaaaaaaaa',
  CREW_BOT_TOKEN: '2:aaaaaaaaaaaaaaaa',
  SALES_BOT_TOKEN: '3:aaaaaaaaaaaaaaaa',
  SESSION_SECRET: 'sixteen characters',
}

describe('a start that cannot succeed ends with code 1 and one message', () => {
  test('an unknown role', async () => {
    const { code, out, err } = await start(['api', 'kitchen'], whole)
    expect(code).toBe(1)
    expect(err.trim()).toBe('Unknown role kitchen: choose from api, bots, workers.')
    expect(out).toBe('')
  })

  test('an environment that is not complete: all that is missing at once, and no value', async () => {
    const { DATABASE_URL: _left, ...rest } = whole
    const { code, out, err } = await start(['api'], {
      ...rest,
      CREW_BOT_TOKEN: 'very-secret-nonsense',
      REDIS_URL: ' ',
    })
    expect(code).toBe(1)
    for (const name of [
      'DATABASE_URL is missing',
      'REDIS_URL is missing',
      'CREW_BOT_TOKEN is not a bot token',
    ])
      expect(err).toContain(name)
    expect(err).not.toContain('SESSION_SECRET')
    expect(err).not.toMatch(/very-secret-nonsense|\n\s+at |Error:/)
    expect(out).toBe('')
  })

  test('a list of addresses that is not there', async () => {
    const { code, out, err } = await start(['api'], { ...whole, ADDRESSES_FILE: 'no-such-file.json' })
    expect(code).toBe(1)
    expect(err).toContain('no-such-file.json')
    expect(out).not.toContain('gora ready')
  })
})
