import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { MINIAPPS } from './mini-apps.mjs'
import { inRoot } from './paths.mjs'
import { townFile } from './town.mjs'

/** The demo's three bots. Their tokens open nothing but the local Telegram of the same folder. */
const BOTS = {
  CUSTOMER_BOT_TOKEN: { id: 1000001, username: 'GoraFoodBot', name: 'Gora' },
  CREW_BOT_TOKEN: { id: 1000002, username: 'GoraCrewBot', name: 'Gora crew' },
  SALES_BOT_TOKEN: { id: 1000003, username: 'GoraSalesBot', name: 'Gora sales' },
}

/**
 * The product's environment in the demo, all of it but the addresses of other programs. Every name is set,
 * so that an `.env` with real tokens is never looked at. The secret is made once and kept.
 * @param {string} folder
 */
export function demoEnvironment(folder) {
  const secret = keptSecret(path.join(folder, 'secret'))
  const tokenOf = (/** @type {number} */ id) =>
    `${id}:${crypto.createHash('sha256').update(`${secret} ${id}`).digest('base64url').slice(0, 35)}`
  return {
    CUSTOMER_BOT_TOKEN: tokenOf(BOTS.CUSTOMER_BOT_TOKEN.id),
    CREW_BOT_TOKEN: tokenOf(BOTS.CREW_BOT_TOKEN.id),
    SALES_BOT_TOKEN: tokenOf(BOTS.SALES_BOT_TOKEN.id),
    TELEGRAM_MODE: 'polling',
    TELEGRAM_WEBHOOK_SECRET: '',
    SESSION_SECRET: secret,
    HOST: '127.0.0.1',
    MINIAPPS_URL: '',
    MINIAPPS_DIR: inRoot(MINIAPPS),
    DRIVER_APP: 'driver',
    BOARD_APP: 'board',
    TRUSTED_PROXIES: '',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    FILES_DIR: path.join(folder, 'files'),
    ADDRESSES_FILE: townFile('addresses.json'),
    MAP_PMTILES_FILE: townFile('town.pmtiles'),
    MAP_PMTILES_URL: '',
    MAP_STYLE_URL: '',
    MAP_ORIGINS: '',
    MAP_ATTRIBUTION: '',
    PHOTON_URL: '',
    DETOUR_FACTOR: '',
    TOWN_GRAPH_FILE: townFile('graph.json'),
    OSRM_URL: '',
    VROOM_URL: '',
    /** Where the seed may write the people and chats of the local Telegram. */
    DEMO_WORLD_FILE: path.join(folder, 'world.json'),
  }
}

/** By which names the demo's people find the bots. */
export const botNames = {
  customer: BOTS.CUSTOMER_BOT_TOKEN.username,
  crew: BOTS.CREW_BOT_TOKEN.username,
  sales: BOTS.SALES_BOT_TOKEN.username,
}

/** The mini apps of each bot at this address. @param {string} address @returns {Record<string, object>} */
const appsAt = address => ({
  CUSTOMER_BOT_TOKEN: { mainAppUrl: `${address}/apps/shop/` },
  CREW_BOT_TOKEN: {
    mainAppUrl: `${address}/apps/driver/`,
    apps: [
      { shortName: 'driver', title: 'Driver', url: `${address}/apps/driver/` },
      { shortName: 'board', title: 'Board', url: `${address}/apps/dispatch/` },
    ],
  },
})

/**
 * Writes the list of bots that the local Telegram knows, and returns its path.
 * @param {string} folder @param {string} address where the product answers, and its mini apps
 */
export function writeBots(folder, address) {
  const env = demoEnvironment(folder)
  const bots = Object.entries(BOTS).map(([name, { username, name: title }]) => ({
    token: env[/** @type {keyof typeof BOTS} */ (name)],
    username,
    name: title,
    ...appsAt(address)[name],
  }))
  const file = path.join(folder, 'bots.json')
  fs.writeFileSync(file, JSON.stringify(bots, null, 2), { mode: 0o600 })
  return file
}

/** @param {string} file */
function keptSecret(file) {
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, crypto.randomBytes(24).toString('hex'), { mode: 0o600 })
  }
  return fs.readFileSync(file, 'utf8')
}
