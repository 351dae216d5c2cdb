import fs from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '../dev/paths.mjs'
import { cruiseRooms, FOLDERS } from './cruise.mjs'
import { allowed, trespasses } from './trespasses.mjs'

const { everyImport, valueImports } = createRequire(import.meta.url)('./rules.cjs')

/**
 * Guards the guard: a rule that cannot fire is worse than none, because it is believed. Writes one trespass
 * for each rule into a scratch copy of the house and expects that very rule to name it.
 * @returns {Promise<{ passed: number, failures: string[] }>}
 */
export async function guardRules() {
  /** @type {{ name: string }[]} */
  const rules = [...everyImport, ...valueImports]
  const scratch = await scratchCopy()
  try {
    /** @type {string[]} */
    const failures = []
    for (const [at, files] of Object.values(trespasses).entries())
      await write(scratch, files, `trespass${at}`)
    for (const [at, files] of Object.values(allowed).entries()) await write(scratch, files, `allowed${at}`)
    const { breaches, seen, present } = await cruiseRooms(scratch)
    if (seen < present) failures.push(`only ${seen} of ${present} files were seen: the cruiser is blind`)
    const names = Object.keys(trespasses)
    for (const { name } of rules) {
      const at = names.indexOf(name)
      const isMine = (/** @type {import('./cruise.mjs').Breach} */ { rule, from }) =>
        rule === name && (isOf(from, `trespass${at}`) || from === 'server/domain/left')
      if (at === -1) failures.push(`${name}: there is no trespass that tests it`)
      else if (!breaches.some(isMine)) failures.push(`${name}: did not fire`)
    }
    for (const name of names)
      if (!rules.some(rule => rule.name === name))
        failures.push(`${name}: a trespass for a rule that does not exist`)
    for (const [at, step] of Object.keys(allowed).entries()) {
      const unjust = breaches.filter(({ from }) => isOf(from, `allowed${at}`))
      for (const { rule } of unjust) failures.push(`${rule}: fired although it is allowed that ${step}`)
    }
    return { passed: rules.length + Object.keys(allowed).length - failures.length, failures }
  } finally {
    await fs.rm(scratch, { recursive: true, force: true })
  }
}

/** @param {string} file @param {string} mark */
const isOf = (file, mark) => file.includes(`-${mark}.`)

/** The house without its packages, which are linked. */
async function scratchCopy() {
  const scratch = await fs.mkdtemp(path.join(tmpdir(), 'gora-rooms-'))
  for (const name of [...FOLDERS, 'package.json']) {
    const from = path.join(ROOT, name)
    await fs.cp(from, path.join(scratch, name), { recursive: true }).catch(error => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  await fs.symlink(path.join(ROOT, 'node_modules'), path.join(scratch, 'node_modules'))
  return scratch
}

/**
 * `t.ts` and `u.ts` become files of this mark's own, in paths and in texts alike.
 * @param {string} scratch @param {import('./trespasses.mjs').Files} files @param {string} mark
 */
async function write(scratch, files, mark) {
  const own = (/** @type {string} */ text) =>
    text.replaceAll(/(^|\/)([tu])((?:\.test)?\.(?:tsx|ts|mjs))/gm, `$1$2-${mark}$3`)
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(scratch, own(file))
    await fs.mkdir(path.dirname(place), { recursive: true })
    await fs.writeFile(place, own(text))
  }
}
