import { findChromium } from './chromium.mjs'
import { Trouble } from './trouble.mjs'

/** What the browser journeys need on top of servers and pages: a Chromium in CHROME_BIN. */
export default function setup() {
  const chromium = findChromium()
  if (!chromium) throw new Trouble('There is no Chromium here: "npm test" sees to one, or set CHROME_BIN.')
  process.env.CHROME_BIN = chromium
}
