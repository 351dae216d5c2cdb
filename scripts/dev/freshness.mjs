import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * A hash of the named files and folders of the project, contents and names; what is absent counts as such.
 * @param {string[]} inputs paths from the project's root
 * @param {string} [salt] anything else the result depends on
 */
export function fingerprint(inputs, salt = '') {
  const hash = crypto.createHash('sha256').update(salt)
  for (const input of [...inputs].sort()) addTo(hash, path.join(ROOT, input), input)
  return hash.digest('hex')
}

/** @param {crypto.Hash} hash @param {string} file @param {string} name */
function addTo(hash, file, name) {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (!found) return
  hash.update(`\n${name}\n`)
  if (found.isFile()) hash.update(fs.readFileSync(file))
  else
    for (const entry of fs.readdirSync(file).sort()) addTo(hash, path.join(file, entry), `${name}/${entry}`)
}

/**
 * Does `make` only when the inputs are not those of the last time, or its result is gone.
 * @param {{ note: string, inputs: string[], result: string, salt?: string }} options
 *   note: the file that remembers the fingerprint; result: a file or folder that `make` leaves; all from the root
 * @param {() => Promise<void>} make
 * @returns {Promise<boolean>} whether it was made
 */
export async function whenChanged({ note, inputs, result, salt }, make) {
  const noteFile = path.join(ROOT, note)
  const now = fingerprint(inputs, salt)
  const isThere = fs.existsSync(path.join(ROOT, result))
  if (isThere && fs.existsSync(noteFile) && fs.readFileSync(noteFile, 'utf8') === now) return false
  fs.rmSync(noteFile, { force: true })
  await make()
  fs.mkdirSync(path.dirname(noteFile), { recursive: true })
  fs.writeFileSync(noteFile, now)
  return true
}
