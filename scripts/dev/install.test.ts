import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../../server/testing/scratch-folder.ts'
import { matchesLockFile } from './install.mjs'

let root: string
beforeEach(async () => {
  root = await scratchFolder()
})

type Entry = { version: string; integrity?: string; optional?: boolean; os?: string[]; cpu?: string[] }
type Packages = Record<string, Entry>

async function lay(wanted: Packages, present: Packages): Promise<void> {
  await mkdir(path.join(root, 'node_modules'), { recursive: true })
  await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }))
  await writeFile(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }))
  for (const name of Object.keys(present)) await mkdir(path.join(root, name), { recursive: true })
}

const a = { version: '1.0.0', integrity: 'sha512-a' }

test('packages installed by hand are taken as they are', async () => {
  await lay({ 'node_modules/a': a }, { 'node_modules/a': a })
  expect(matchesLockFile(root)).toBe(true)
})

test('another version, another content or a missing package want an install', async () => {
  await lay({ 'node_modules/a': a }, { 'node_modules/a': { ...a, version: '1.0.1' } })
  expect(matchesLockFile(root)).toBe(false)
  await lay({ 'node_modules/a': a }, { 'node_modules/a': { ...a, integrity: 'sha512-b' } })
  expect(matchesLockFile(root)).toBe(false)
  await lay({ 'node_modules/a': a, 'node_modules/b': a }, { 'node_modules/a': a })
  expect(matchesLockFile(root)).toBe(false)
})

test("another machine's binary may be missing, this machine's may not", async () => {
  const binary = (os: string, cpu: string) => ({ ...a, optional: true, os: [os], cpu: [cpu] })
  await lay({ 'node_modules/b': binary('aix', 'ppc64') }, {})
  expect(matchesLockFile(root)).toBe(true)
  await lay({ 'node_modules/b': binary(process.platform, process.arch) }, {})
  expect(matchesLockFile(root)).toBe(false)
})

test('no packages at all want an install', () => {
  expect(matchesLockFile(root)).toBe(false)
})
