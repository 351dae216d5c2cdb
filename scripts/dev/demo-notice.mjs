import fs from 'node:fs'
import path from 'node:path'
import { untilUnkept } from './ground.mjs'
import { withLock } from './lock.mjs'
import { postgresHomes } from './postgres-home.mjs'
import { commandOf } from './process-look.mjs'

/**
 * One demo at a time in one folder: two would give the same orders to two sets of bots.
 * @param {string} folder
 */
const noticeFile = folder => path.join(folder, 'demo.json')

/**
 * Claims the folder for this process. When a demo is running there already, says where instead.
 * @param {string} folder
 * @returns {Promise<string | null>} what to tell the person, or null when the folder is ours
 */
export async function claim(folder) {
  return await withLock(path.join(folder, 'demo.lock'), async () => {
    const other = read(folder)
    if (other && other.pid !== process.pid && commandOf(other.pid).includes('demo.mjs'))
      return other.address
        ? `The demo is already running: ${other.address}`
        : 'The demo is already being started.'
    announce(folder, '')
    return null
  })
}

/** @param {string} folder @param {string} address */
export function announce(folder, address) {
  fs.writeFileSync(noticeFile(folder), JSON.stringify({ pid: process.pid, address }))
}

/** @param {string} folder */
export function retract(folder) {
  if (read(folder)?.pid === process.pid) fs.rmSync(noticeFile(folder), { force: true })
}

/**
 * Removes what earlier demos left, wherever root's Postgres had to put it.
 * @param {string} folder
 */
export async function forget(folder) {
  await untilUnkept(folder)
  for (const entry of fs.readdirSync(folder)) {
    if (entry === 'demo.json' || entry.endsWith('.lock')) continue
    fs.rmSync(path.join(folder, entry), { recursive: true, force: true })
  }
  for (const home of postgresHomes(path.join(folder, 'postgres')))
    fs.rmSync(home, { recursive: true, force: true })
}

/** @param {string} folder @returns {{ pid: number, address: string } | null} */
function read(folder) {
  try {
    return JSON.parse(fs.readFileSync(noticeFile(folder), 'utf8'))
  } catch {
    return null
  }
}
