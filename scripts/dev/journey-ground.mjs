import { findChromium } from './chromium.mjs'
import { buildSandboxClient, hasSandboxClient } from './sandbox-client.mjs'
import { Trouble } from './trouble.mjs'

/** What the browser journeys need on top of the servers: the sandbox's page, and a Chromium in CHROME_BIN. */
export default async function setup() {
  if (hasSandboxClient()) await buildSandboxClient()
  const chromium = findChromium()
  if (!chromium) throw new Trouble('There is no Chromium here: "npm test" sees to one, or set CHROME_BIN.')
  process.env.CHROME_BIN = chromium
}
