import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inRoot } from '../dev/paths.mjs'

const IMPURE = [
  'Date.now()',
  'new Date()',
  'Math.random()',
  'performance.now()',
  'randomUUID()',
  'randomBytes(4)',
  'randomInt(10)',
  'randomInt(1, 10)',
  'crypto.randomUUID()',
]
const PURE = ['new Date(5)', 'new Date(text)', 'Math.floor(1.5)', 'Date.UTC(2026, 1)']
const ENVIRONMENT = ['process.env.TOKEN', `process.env['TOKEN']`, '(({ TOKEN }) => TOKEN)(process.env)']
const DECIDING_ROOMS = ['server/domain/orders', 'server/services/orders']
const CLOSED_ROOMS = [
  'server/services',
  'bots/crew',
  'sandbox/world',
  'server/adapters/maps',
  'server/workers',
]
const OPEN_FILES = [
  'server/env.ts',
  'server/main/x.ts',
  'bots/main.ts',
  'sandbox/main.ts',
  'scripts/dev/x.mjs',
]

/** File -> what Biome has against it, under our own configuration. */
const findings = new Map<string, string>()
const files: Record<string, string> = {}
const file = (room: string, expression: string) =>
  `${room}/${Buffer.from(expression).toString('hex').slice(0, 40)}${expression.length}.ts`
const text = (expression: string) => `export const x = (text: string) => [text, ${expression}]\n`

for (const room of DECIDING_ROOMS)
  for (const expression of [...IMPURE, ...PURE]) files[file(room, expression)] = text(expression)
for (const room of CLOSED_ROOMS)
  for (const expression of ENVIRONMENT) files[file(room, expression)] = text(expression)
for (const place of OPEN_FILES) files[place] = text('process.env.TOKEN')
files['server/adapters/clock/x.ts'] = text('Date.now()')
files['server/domain/orders/x.test.ts'] = text('Date.now()')

let scratch: string
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'gora-lint-'))
  for (const name of ['biome.json', '.gitignore', 'scripts/rooms/pure.grit'])
    cpSync(inRoot(name), path.join(scratch, name), { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(scratch, name)), { recursive: true })
    writeFileSync(path.join(scratch, name), content)
  }
  const biome = inRoot('node_modules/@biomejs/biome/bin/biome')
  const options = ['lint', '--reporter=github', '--max-diagnostics=none', '--vcs-enabled=false']
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: scratch, encoding: 'utf8' })
  for (const line of stdout.split('\n')) {
    const name = path.relative(scratch, /file=([^,]+),/.exec(line)?.[1] ?? scratch)
    findings.set(name, `${findings.get(name) ?? ''}${line}\n`)
  }
})

test.each(IMPURE)('%s is refused in the domain and in services', expression => {
  for (const room of DECIDING_ROOMS)
    expect(findings.get(file(room, expression))).toMatch(/^::error .*come in through the door/m)
})

test.each(PURE)('%s is welcome there', expression => {
  for (const room of DECIDING_ROOMS) expect(findings.get(file(room, expression)) ?? '').not.toContain('door')
})

test('a clock is welcome where it is an adapter, and in tests', () => {
  for (const place of ['server/adapters/clock/x.ts', 'server/domain/orders/x.test.ts'])
    expect(findings.get(place) ?? '').not.toContain('door')
})

test.each(ENVIRONMENT)('%s is refused, as an error, outside the wiring', expression => {
  for (const room of CLOSED_ROOMS)
    expect(findings.get(file(room, expression))).toMatch(/^::error title=lint\/style\/noProcessEnv/m)
})

test('the wiring may read the environment', () => {
  for (const place of OPEN_FILES) expect(findings.get(place) ?? '').not.toContain('noProcessEnv')
})
