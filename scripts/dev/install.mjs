import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { dataDir, inRoot, ROOT } from './paths.mjs'
import { runTool } from './run-tool.mjs'
import { step } from './steps.mjs'

/** Remembers which lock file the packages on disk were installed from. */
const NOTE = 'node_modules/.gora-lock'

/**
 * Installs the packages when they are missing or package-lock.json has changed since the last time. Two
 * commands started together wait for each other instead of deleting the folder under each other's feet.
 */
export async function installPackages() {
  if (isUpToDate()) return
  await step('Packages', async tell => {
    const onWait = () => tell('waiting for another start to install them')
    await withLock(
      path.join(dataDir('.'), 'install.lock'),
      async () => {
        if (isUpToDate()) return tell('installed by another start')
        if (matchesLockFile(ROOT)) tell('already there')
        else {
          tell('npm ci, the first time takes a minute or two')
          await npmCi()
          tell('installed')
        }
        fs.writeFileSync(inRoot(NOTE), lockHash())
      },
      { onWait },
    )
  })
}

const isUpToDate = () => fs.existsSync(inRoot(NOTE)) && fs.readFileSync(inRoot(NOTE), 'utf8') === lockHash()

/** Another Node major or another machine in the same folder needs other binaries. */
function lockHash() {
  const machine = `${process.platform} ${process.arch}`
  return crypto
    .createHash('sha256')
    .update(fs.readFileSync(inRoot('package-lock.json')))
    .update(machine)
    .digest('hex')
}

/**
 * Did somebody run `npm ci` or `npm install` by hand? npm leaves a list of what it installed; it must name
 * every package of the lock file in the same version, save optional ones that are not made for this machine.
 * @param {string} root
 */
export function matchesLockFile(root) {
  try {
    const read = (/** @type {string} */ file) =>
      JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages
    const wanted = read('package-lock.json')
    const present = read('node_modules/.package-lock.json')
    return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
      if (!name) return true
      const found = present[name]
      if (!found) return optional === true && !isForThisMachine(wanted[name])
      return (
        found.version === version && found.integrity === integrity && fs.existsSync(path.join(root, name))
      )
    })
  } catch {
    return false
  }
}

/**
 * Is this a binary for just this kind of machine? (One that names no machine may belong to another's binary.)
 * @param {{ os?: string[], cpu?: string[], libc?: string[] }} entry
 */
function isForThisMachine({ os, cpu, libc }) {
  if (!os?.includes(process.platform) || !cpu?.includes(process.arch)) return false
  return !libc || libc.includes(libcOfThisMachine())
}

function libcOfThisMachine() {
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    process.report?.getReport() ?? { header: {} }
  )
  return header.glibcVersionRuntime ? 'glibc' : 'musl'
}

async function npmCi() {
  const cli = process.env.npm_execpath
  const npm = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm']
  // a production environment would leave out what builds and tests; a spinner of npm's own would fight ours
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--progress=false']
  await runTool([...npm, ...flags], {
    logFile: path.join(dataDir('.'), 'logs/npm-ci.log'),
    remedy: npmRemedy,
  })
}

/**
 * @param {string} log what npm said
 */
export function npmRemedy(log) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/.test(log))
    return 'npm could not reach its registry: check the internet connection (or "npm config get registry") and run this again.'
  if (/ENOSPC/.test(log)) return 'The disk is full: make about 1 GB of room and run this again.'
  if (/EACCES|EPERM/.test(log))
    return `npm may not write here: give yourself ${ROOT} (chown -R) and run this again.`
  if (/EUSAGE|Missing: .* from lock file|in sync/.test(log))
    return 'package.json and package-lock.json disagree: run "npm install" once, then this again.'
  if (/spawn npm ENOENT|not found/.test(log))
    return 'npm is missing: install it together with Node from https://nodejs.org and run this again.'
  return `npm could not install the packages: put right what it says above (all of it is in .data/logs/npm-ci.log) and run this again.`
}
