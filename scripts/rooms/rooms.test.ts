import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import swc from '@swc/core'
import { expect, test } from 'vitest'
import { scratchFolder } from '../../server/testing/scratch-folder.ts'
import { inRoot } from '../dev/paths.mjs'
import { importsOf } from './cruise.mjs'
import { guardRules } from './guard.mjs'

test('every rule of the rooms fires at its trespass, and none at an allowed step', async () => {
  const { passed, failures } = await guardRules()
  expect(failures).toEqual([])
  expect(passed).toBeGreaterThan(30)
}, 60_000)

const importsIn = (source: string, tsx = false) =>
  importsOf(swc.parseSync(source, { syntax: 'typescript', tsx, target: 'es2022' }))

test.each([
  [`import a from 'x'`, { module: 'x', isTypeOnly: false }],
  [`import 'x'`, { module: 'x', isTypeOnly: false }],
  [`import type { A } from 'x'`, { module: 'x', isTypeOnly: true }],
  [`import { type A, type B } from 'x'`, { module: 'x', isTypeOnly: true }],
  [`import { type A, b } from 'x'`, { module: 'x', isTypeOnly: false }],
  [`export * from 'x'`, { module: 'x', isTypeOnly: false }],
  [`export type { A } from 'x'`, { module: 'x', isTypeOnly: true }],
  [`const later = () => import('x')`, { module: 'x', isTypeOnly: false }],
  [`const a = require('x')`, { module: 'x', isTypeOnly: false }],
  [`type A = Map<string, import('x').B[]>`, { module: 'x', isTypeOnly: true }],
  [`class A { b = { c: [await import('x')] } }`, { module: 'x', isTypeOnly: false }],
])('%s is seen', (source, expected) => {
  expect(importsIn(source)).toEqual([expected])
})

test('imports of a file with JSX are seen', () => {
  expect(importsIn(`import { a } from 'x'\nexport const A = () => <p>{a}</p>`, true)).toHaveLength(1)
})

test.each(['process', 'console', 'fetch', 'setTimeout', 'Buffer', 'crypto', 'document'])(
  'the name %s does not exist in the domain',
  async name => {
    const folder = await scratchFolder()
    writeFileSync(path.join(folder, 'x.ts'), `export const x = ${name}\n`)
    const config = { extends: inRoot('server/domain/tsconfig.json'), include: ['x.ts'], exclude: [] }
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config))
    expect(typeCheck(folder)).toContain(`Cannot find name '${name}'`)
  },
)

/** What the compiler says of a folder. */
function typeCheck(folder: string): string {
  try {
    return execFileSync(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    })
  } catch (error) {
    return String((error as { stdout: string }).stdout)
  }
}
