import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBots } from './testing/bots.ts'

let folder: string
let bots: string
let plan: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
  bots = join(folder, 'bots.json')
  plan = join(folder, 'world.json')
  await writeFile(bots, JSON.stringify(testBots))
  const users = [
    { id: 501, firstName: 'Ann' },
    { id: 502, firstName: 'Bob' },
  ]
  const chats = [{ title: 'Dispatch', hasTopics: true, ownerId: 501, memberIds: [502], bots: ['crew_bot'] }]
  await writeFile(plan, JSON.stringify({ users, chats }))
})
afterAll(() => rm(folder, { recursive: true }))

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

function run(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'test', ...env },
  })
}

const said = (child: ChildProcess, stream: 'stdout' | 'stderr') =>
  new Promise<string>(resolve => child[stream]?.once('data', data => resolve(String(data).trim())))
const ended = (child: ChildProcess) => new Promise<number | null>(resolve => child.once('exit', resolve))

describe('the program', () => {
  it('says where it is, serves its world, and ends with its parent', async () => {
    const child = run(['--bots', bots, '--world', plan, '--port', '0', '--with-parent'])
    const line = await said(child, 'stdout')
    expect(line).toMatch(/^sandbox ready http:\/\/127\.0\.0\.1:\d+$/)
    const response = await fetch(`${line.split(' ').at(-1)}/sandbox/api/state`)
    const { users, chats } = (await response.json()) as {
      users: { id: number }[]
      chats: { title: string; topics: unknown[] }[]
    }
    expect(users.map(user => user.id)).toEqual([501, 502])
    expect(chats).toMatchObject([{ title: 'Dispatch', topics: [] }])
    child.stdin?.end()
    expect(await ended(child)).toBe(0)
  })

  it('does not start in production nor for the world to see', async () => {
    const inProduction = run(['--bots', bots, '--port', '0'], { NODE_ENV: 'production' })
    expect(await said(inProduction, 'stderr')).toBe('The sandbox does not start with NODE_ENV=production.')
    expect(await ended(inProduction)).toBe(1)
    const forAll = run(['--bots', bots, '--port', '0', '--host', '0.0.0.0'])
    expect(await said(forAll, 'stderr')).toBe('The sandbox listens on loopback only, not on 0.0.0.0.')
    expect(await ended(forAll)).toBe(1)
  })
})
