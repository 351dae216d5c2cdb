import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../../server/testing/scratch-folder.ts'
import { withLock } from './lock.mjs'

let file: string
beforeEach(async () => {
  file = path.join(await scratchFolder(), 'a.lock')
})

test('one works while the others wait, and says that they do', async () => {
  let inside = 0
  let most = 0
  let waits = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await sleep(30)
    inside -= 1
  }
  const onWait = () => {
    waits += 1
  }
  await Promise.all(Array.from({ length: 4 }, () => withLock(file, work, { onWait })))
  expect(most).toBe(1)
  expect(waits).toBe(3)
  expect(existsSync(file)).toBe(false)
})

test('the lock of a process that died is taken over, by one of those who wait', async () => {
  const dead = spawnSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).stdout.trim()
  await writeFile(file, dead)
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await sleep(30)
    inside -= 1
  }
  await Promise.all(Array.from({ length: 4 }, () => withLock(file, work)))
  expect(most).toBe(1)
})

test('a lock file that its writer never finished is taken over after a while', async () => {
  await writeFile(file, '')
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(file, longAgo, longAgo)
  expect(await withLock(file, async () => 'done')).toBe('done')
})

test('the lock of a living process is never taken, and patience ends in a sentence', async () => {
  await writeFile(file, String(process.pid))
  await expect(withLock(file, async () => {}, { patienceMs: 300 })).rejects.toThrow(/delete that file/)
})

test('work that fails lets go of the lock', async () => {
  await expect(
    withLock(file, async () => {
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(existsSync(file)).toBe(false)
})
