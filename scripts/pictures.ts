import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { type LanguageCode, languages } from '../locales/words.ts'
import { pause } from './autopilot/chance.ts'
import { takeBoard } from './pictures/board.ts'
import { takeDuet } from './pictures/duet.ts'
import { type Shot, writeSheets } from './pictures/gallery.ts'
import { dispatcher, driver, leaveOneDriverOnShift, speak } from './pictures/people.ts'
import type { Studio } from './pictures/seat.ts'

/**
 * Takes the pictures of the mini apps for docs/pictures from a running demo: light and dark, in three languages, at three
 * widths, on one sheet for each app, language and theme. Some minutes; nobody has to touch anything.
 *
 *     node --import tsx scripts/pictures.ts [http://127.0.0.1:8081]
 *
 * `--only shop,board` and `--languages en,ru` take some of them, `--singles <folder>` keeps each picture by itself.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: 'board,phones' },
    languages: { type: 'string', default: languages.join(',') },
    singles: { type: 'string' },
  },
})
const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/pictures')
const mostBytes = 4_000_000
const composited = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']

const readJson = <Value>(file: string): Value =>
  JSON.parse(readFileSync(join(root, '.data/demo', file), 'utf8')) as Value
const [given] = positionals
const telegram = given ?? readJson<{ address: string }>('demo.json').address
const begun = Date.now()
const say = (line: string): void =>
  console.log(`${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${line}`)

type Town = { isOn: boolean; placed: number; onTheWay: number; delivered: number; failed: number }
const [panel] = readJson<{ url: string }[]>('panels.json')
const town = async (wish: { isOn?: boolean; pace?: string } = {}): Promise<Town> => {
  const response = await fetch(new URL('state', panel?.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  })
  return (await response.json()) as Town
}
/** Waits until the town is as wished, or for as long as pictures may wait. */
const townUntil = async (isAsWished: (now: Town) => boolean, seconds: number): Promise<void> => {
  const until = Date.now() + seconds * 1000
  while (!isAsWished(await town()) && Date.now() < until) await pause(1000)
}

const wishedLanguages = languages.filter(language => values.languages.split(',').includes(language))
const shots: Shot[] = []
const browser = await chromium.launch({
  executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', ...composited],
})
const studio: Studio = {
  browser,
  telegram,
  say,
  keep: shot => {
    shots.push(shot)
    if (!values.singles) return
    const { app, language, screen, width, isDark, png } = shot
    writeFileSync(
      join(values.singles, `${app}-${screen}-${language}-${width}${isDark ? '-dark' : ''}.png`),
      png,
    )
  },
}
/** What stands in the windows when something goes wrong, and then an end to them. */
const giveUp = async (what: string): Promise<void> => {
  for (const context of browser.contexts()) {
    for (const [at, page] of context.pages().entries()) {
      const file = join(values.singles ?? tmpdir(), `failed-${what.replaceAll(' ', '-')}-${at}.png`)
      await page.screenshot({ path: file }).then(
        () => say(`  see ${file}`),
        () => {},
      )
    }
    await context.close()
  }
}
/** What goes wrong in one place takes no other pictures with it, and is told in the end. */
const failures: string[] = []
const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    failures.push(`${what}: ${String(error)}`)
    say(`✗ ${what}: ${String(error)}`)
    await giveUp(what)
  }
}
const inEach = async (what: string, take: (studio: Studio, language: LanguageCode) => Promise<void>) => {
  for (const language of wishedLanguages) await attempt(`${what} ${language}`, () => take(studio, language))
}

mkdirSync(folder, { recursive: true })
if (values.singles) mkdirSync(values.singles, { recursive: true })
try {
  if (values.only.includes('board')) {
    say('the town fills with orders')
    await town({ isOn: true, pace: 'rush' })
    await townUntil(({ onTheWay }) => onTheWay >= 4, 60)
    await inEach('board', takeBoard)
    await attempt('language', () => speak(telegram, dispatcher, 'en'))
  }
  if (values.only.includes('phones')) {
    say('the town comes to rest')
    await town({ isOn: false })
    await townUntil(({ placed, delivered, failed }) => placed <= delivered + failed, 120)
    await attempt('shift', () => leaveOneDriverOnShift(telegram))
    await inEach('phones', takeDuet)
    await attempt('language', () => speak(telegram, driver, 'en'))
  }
} finally {
  await browser.close()
}
let quality = 80
let bytes = await writeSheets(folder, shots, quality)
while (bytes > mostBytes && quality > 40) {
  quality -= 10
  bytes = await writeSheets(folder, shots, quality)
}
say(`${shots.length} pictures in docs/pictures, ${(bytes / 1e6).toFixed(1)} MB at quality ${quality}`)
for (const failure of failures) console.error(failure)
if (failures.length > 0 || bytes > mostBytes) process.exitCode = 1
