import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../../server/testing/scratch-folder.ts'
import { isAlive } from './lock.mjs'
import { isGoneWithin } from './process-look.mjs'
import { PortTaken, startService } from './service.mjs'

let folder: string
beforeEach(async () => {
  folder = await scratchFolder()
})

async function program(source: string): Promise<string[]> {
  const file = path.join(folder, 'program.mjs')
  await writeFile(file, source)
  return [process.execPath, file]
}

const options = (command: string[]) => ({
  name: 'thing',
  command,
  env: process.env,
  readyLine: /^ready/,
  logFile: path.join(folder, 'thing.log'),
})

test('a service is ready when it says so, and is stopped politely', async () => {
  const command = await program(`
    process.on('SIGTERM', () => { console.log('bye'); process.exit(0) })
    setInterval(() => {}, 1000)
    setTimeout(() => console.log('ready here'), 50)`)
  const service = await startService(options(command))
  await service.stop()
  expect(await service.ended).toBe('exit code 0')
  await expect.poll(() => readFile(service.logFile, 'utf8')).toBe('ready here\nbye\n')
})

test('a service that dies before it is ready is named together with its log', async () => {
  const command = await program(`console.error('no such table'); process.exit(3)`)
  const attempt = startService(options(command))
  await expect(attempt).rejects.toThrow(/^The thing did not start \(exit code 3\): .*thing\.log\.$/)
})

test('a trouble that is known has its own remedy', async () => {
  const command = await program(`console.error('the well is dry'); process.exit(1)`)
  const attempt = startService({ ...options(command), remedies: [[/well is dry/, 'Wait for rain.']] })
  await expect(attempt).rejects.toThrow(/^Wait for rain\.$/)
})

test('a service whose port was snatched says so in a way that lets us try the next one', async () => {
  const command = await program(`throw Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' })`)
  await expect(startService(options(command))).rejects.toBeInstanceOf(PortTaken)
})

/** Starts a service from a process of its own, and returns both. */
async function starter(source: string): Promise<{ parent: ChildProcess; pid: number }> {
  const command = await program(source)
  const script = `
    const { startService } = await import(${JSON.stringify(new URL('./service.mjs', import.meta.url).href)})
    await startService({ ...${JSON.stringify(options(command))}, readyLine: /^ready/ })
    console.log('up')
    setInterval(() => {}, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of parent.stdout.iterator({ destroyOnReturn: false }))
    if (String(chunk).includes('up')) break
  const pid = Number((await readFile(path.join(folder, 'thing.log'), 'utf8')).match(/ready (\d+)/)?.[1])
  return { parent, pid }
}

test('a service ends with its starter, also after kill -9, and may finish what it holds', async () => {
  const { parent, pid } = await starter(`
    import fs from 'node:fs'
    process.on('SIGTERM', () => { fs.writeFileSync(process.argv[1] + '.done', ''); process.exit(0) })
    setInterval(() => {}, 1000)
    console.log('ready ' + process.pid)`)
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  expect(await isGoneWithin(pid, 5000)).toBe(true)
  expect(await readFile(path.join(folder, 'program.mjs.done'), 'utf8')).toBe('')
})

test('a service that will not end politely is ended for certain', async () => {
  const { parent, pid } = await starter(`
    process.on('SIGTERM', () => {})
    setInterval(() => {}, 1000)
    console.log('ready ' + process.pid)`)
  parent.kill('SIGKILL')
  await sleep(500)
  expect(isAlive(pid)).toBe(true)
  expect(await isGoneWithin(pid, 8000)).toBe(true)
})

test('a program that a service starts is not mistaken for one on our leash', async () => {
  const command = await program(`
    import { spawnSync } from 'node:child_process'
    const inner = spawnSync(process.execPath, ['-p', 'String(process.env.GORA_LEASH)'], { encoding: 'utf8' })
    console.log('ready ' + inner.stdout)
    setInterval(() => {}, 1000)`)
  const service = await startService(options(command))
  await expect.poll(() => readFile(service.logFile, 'utf8')).toContain('ready undefined')
  await service.stop()
})
