import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../../server/testing/scratch-folder.ts'
import { whenChanged } from './freshness.mjs'
import { ROOT } from './paths.mjs'

let folder: string
let made: number
beforeEach(async () => {
  folder = await scratchFolder()
  await mkdir(path.join(folder, 'in/deep'), { recursive: true })
  await writeFile(path.join(folder, 'in/deep/a.txt'), 'one')
  made = 0
})

const from = (name: string) => path.relative(ROOT, path.join(folder, name))
async function make(): Promise<boolean> {
  const options = { note: from('note'), inputs: [from('in'), from('absent')], result: from('out') }
  return await whenChanged(options, async () => {
    made += 1
    await writeFile(path.join(folder, 'out'), '')
  })
}

test('what is there and up to date is not made again', async () => {
  expect([await make(), await make(), made]).toEqual([true, false, 1])
})

test.each([
  ['a changed file', () => writeFile(path.join(folder, 'in/deep/a.txt'), 'two')],
  ['a new file', () => writeFile(path.join(folder, 'in/b.txt'), '')],
  ['a renamed file', () => rename(path.join(folder, 'in/deep/a.txt'), path.join(folder, 'in/deep/c.txt'))],
  ['an input that appears', () => writeFile(path.join(folder, 'absent'), '')],
  ['a lost result', () => rm(path.join(folder, 'out'))],
])('%s makes it again', async (_, change) => {
  await make()
  await change()
  expect(await make()).toBe(true)
  expect(made).toBe(2)
})

test('a making that failed is tried again the next time', async () => {
  const options = { note: from('note'), inputs: [from('in')], result: from('in') }
  const fail = async () => {
    throw new Error('no')
  }
  await expect(whenChanged(options, fail)).rejects.toThrow('no')
  expect(await whenChanged(options, async () => {})).toBe(true)
})
