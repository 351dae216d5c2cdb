import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openGround } from './ground.mjs'
import { isAlive } from './lock.mjs'
import { postgresHomes } from './postgres-home.mjs'
import { commandOf } from './process-look.mjs'

const bare = { ...process.env, DATABASE_URL: '', REDIS_URL: '' }
const holders: ChildProcess[] = []
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gora ground '))
  await chmod(folder, 0o755)
})
afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL')
  await untilEmpty()
  for (const home of [folder, ...postgresHomes(path.join(folder, 'postgres'))])
    await rm(home, { recursive: true, force: true })
})

const open = () => openGround({ name: 'ground-test', folder, isDisposable: true, env: bare })

/** Another process that stands on the same ground until it is killed. */
async function hold(): Promise<ChildProcess> {
  const program = `
    const { openGround } = await import(${JSON.stringify(new URL('./ground.mjs', import.meta.url).href)})
    const ground = await openGround(${JSON.stringify({ name: 'ground-test', folder, isDisposable: true })})
    await Promise.all([ground.postgres(), ground.redis()])
    console.log('holding')
    ground.lost.then(() => console.log('lost'))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: bare,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  holders.push(child)
  await says(child, 'holding')
  return child
}

async function says(child: ChildProcess, word: string): Promise<void> {
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? [])
    if (String(chunk).includes(word)) return
}

/** Everything that runs on this test's folder: keeper, shells, servers. */
async function inhabitants(): Promise<number[]> {
  const { stdout } = spawn('ps', ['-eo', 'pid=,args='], { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  for await (const chunk of stdout ?? []) text += chunk
  const ourselves = new Set([process.pid, ...holders.map(({ pid }) => pid)])
  const places = [folder, ...postgresHomes(path.join(folder, 'postgres'))]
  const mine = text.split('\n').filter(line => places.some(place => line.includes(place)))
  const keeper = await keeperPid()
  return [...mine.map(line => Number.parseInt(line, 10)), keeper].filter(
    (pid, at, all) => !ourselves.has(pid) && isAlive(pid) && all.indexOf(pid) === at,
  )
}

async function keeperPid(): Promise<number> {
  const text = await readFile(path.join(folder, 'keeper.json'), 'utf8').catch(() => '{"pid":0}')
  return JSON.parse(text).pid
}

async function untilEmpty(): Promise<number[]> {
  for (let tries = 0; tries < 100 && (await inhabitants()).length; tries++) await sleep(100)
  return await inhabitants()
}

async function answer(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query('select pg_postmaster_start_time()::text as since')).rows[0]
  } finally {
    await client.end()
  }
}

test('two programs share the servers, which stop when the second one has let go', async () => {
  const [one, other] = await Promise.all([open(), open()])
  const [first, second] = await Promise.all([one.postgres(), other.postgres()])
  expect(first.url).toBe(second.url)
  await one.leave()
  await sleep(300)
  expect(await answer(second.url)).toHaveProperty('since')
  await other.leave()
  expect(await untilEmpty()).toEqual([])
})

test('a program killed with -9 leaves nothing running, and the next one finds its data', async () => {
  const holder = await hold()
  expect((await inhabitants()).length).toBeGreaterThan(2)
  holder.kill('SIGKILL')
  expect(await untilEmpty()).toEqual([])
  const ground = await open()
  expect(await answer((await ground.postgres()).url)).toHaveProperty('since')
  await ground.leave()
})

test('when the keeper itself is killed with -9, its servers stop and its programs hear of it', async () => {
  const holder = await hold()
  const lost = says(holder, 'lost')
  process.kill(await keeperPid(), 'SIGKILL')
  await lost
  expect(await untilEmpty()).toEqual([])
})

test('a Postgres that survived every one of its guardians is taken over', async () => {
  const holder = await hold()
  const pids = await inhabitants()
  const isServer = (pid: number) =>
    /bin\/postgres -D/.test(commandOf(pid)) && !/watchdog/.test(commandOf(pid))
  const [server = 0] = pids.filter(isServer)
  expect(server).toBeGreaterThan(0)
  // the keeper stands still meanwhile, or it would see its shells die; the shells go first, or they would still stop it
  const keeper = await keeperPid()
  process.kill(keeper, 'SIGSTOP')
  for (const pid of pids.filter(pid => /watchdog/.test(commandOf(pid)))) process.kill(pid, 'SIGKILL')
  process.kill(keeper, 'SIGKILL')
  holder.kill('SIGKILL')
  await sleep(300)
  expect(isAlive(server)).toBe(true)
  const ground = await open()
  const { note, url } = await ground.postgres()
  expect(note).toContain('taken over')
  expect(await answer(url)).toHaveProperty('since')
  expect(isAlive(server)).toBe(true)
  await ground.leave()
  expect(await untilEmpty()).toEqual([])
})

test('a start right after a stop waits for the old servers to be down', async () => {
  for (let round = 0; round < 3; round++) {
    const ground = await open()
    expect(await answer((await ground.postgres()).url)).toHaveProperty('since')
    await ground.leave()
  }
  expect(await untilEmpty()).toEqual([])
})

test('a folder only its owner can enter will do, for root too', async () => {
  await chmod(folder, 0o700)
  const ground = await open()
  expect(await answer((await ground.postgres()).url)).toHaveProperty('since')
  await ground.leave()
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

test('addresses given in the environment are used, and nothing is started', async () => {
  const env = { ...bare, DATABASE_URL: 'postgresql://elsewhere/x', REDIS_URL: 'redis://elsewhere' }
  const ground = await openGround({ name: 'ground-test', folder, isDisposable: true, env })
  expect((await ground.postgres()).url).toBe('postgresql://elsewhere/x')
  expect((await ground.redis()).url).toBe('redis://elsewhere')
  await ground.leave()
  expect(await inhabitants()).toEqual([])
})

test('a Redis binary that does not exist is named in one sentence with the remedy', async () => {
  const ground = await openGround({
    name: 'ground-test',
    folder,
    isDisposable: true,
    env: { ...bare, REDIS_SERVER_BIN: '/nowhere/redis-server' },
  })
  await expect(ground.redis()).rejects.toThrow(/\/nowhere\/redis-server.*set REDIS_URL/)
  await ground.leave()
})
