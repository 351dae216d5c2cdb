import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { type Sandbox, startSandbox } from '../../start.ts'
import { barriers } from '../../testing/barriers.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { crewToken, shopToken, testBots } from '../../testing/bots.ts'
import { request } from '../../testing/person.ts'
import { smallTown } from './small-town.ts'

export const ANN = 1101
export const BOB = 1102
const PATIENCE_MS = 10_000

/** The client as the demo shows it, built before the first test. */
export const builtClient = join(import.meta.dirname, '../../../dist/sandbox-client')

export type Look = { width?: number; height?: number; locale?: string; theme?: 'light' | 'dark' }

/**
 * A sandbox with the built client, Ann, Боб and a forum "Desk" of theirs, and a browser to look at it. Made once
 * for a file of tests; every test opens pages of its own.
 */
export async function openRoom() {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-client-'))
  const mapFile = join(folder, 'map.json')
  writeFileSync(mapFile, JSON.stringify(smallTown()))
  const users = [
    { id: ANN, firstName: 'Ann', languageCode: 'en', phone: '+59899000111' },
    { id: BOB, firstName: 'Боб', languageCode: 'ru' },
  ]
  const chats = [{ title: 'Desk', hasTopics: true, ownerId: ANN, memberIds: [BOB], bots: ['crew_bot'] }]
  const bots = testBots.map(bot =>
    bot.token === shopToken ? { ...bot, inline: 'Search a dish', hasInlineFeedback: true } : bot,
  )
  const sandbox = await startSandbox({ bots, clientDir: builtClient, mapFile, plan: { users, chats } })
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  return new Room(folder, sandbox, browser)
}

export class Room {
  /** What went wrong on any page so far; a test ends by looking that it is empty. */
  troubles: string[] = []
  readonly sandbox: Sandbox
  readonly shop: ReturnType<typeof botCaller>
  readonly crew: ReturnType<typeof botCaller>
  private readonly folder: string
  private readonly browser: Browser

  constructor(folder: string, sandbox: Sandbox, browser: Browser) {
    this.folder = folder
    this.sandbox = sandbox
    this.browser = browser
    this.shop = botCaller(sandbox.url, shopToken)
    this.crew = botCaller(sandbox.url, crewToken)
  }

  get deskId(): string {
    const desk = [...this.sandbox.world.chats()].find(
      chat => chat.type !== 'private' && chat.title === 'Desk',
    )
    if (!desk) throw new Error('the world has lost its desk')
    return desk.key
  }

  /** A page of its own; `windows` as in the address bar: "1101@shop_bot,1102". */
  async page(windows: string, look: Look = {}): Promise<Page> {
    const { width = 1100, height = 760, locale = 'en-US', theme = 'light' } = look
    const context = await this.browser.newContext({
      viewport: { width, height },
      locale,
      colorScheme: theme,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const opened = await context.newPage()
    opened.setDefaultTimeout(PATIENCE_MS)
    opened.on('pageerror', error => this.troubles.push(error.message))
    await opened.goto(`${this.sandbox.url}/?windows=${windows}`)
    return opened
  }

  /** What a person does without this page: from another program, or from another phone. */
  async human<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return request<Answer>(this.sandbox.url, method, path, body)
  }

  /** Says something to the shop as this person, so that the chat is begun. */
  async greet(userId: number, text = 'hello'): Promise<void> {
    await this.human('POST', '/chats/@shop_bot/text', { as: userId, text })
  }

  /** Closes the pages of a test; what was wrong on them is handed over. */
  async clear(): Promise<string[]> {
    for (const context of this.browser.contexts()) await context.close()
    return this.troubles.splice(0)
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.sandbox.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export const phoneOf = (page: Page, userId: number): Locator => page.locator(`[data-user="${userId}"]`)
export const said = (phone: Locator, text: string | RegExp) =>
  phone.locator('.log').getByText(text).last().waitFor()
export const fieldOf = (phone: Locator) => phone.getByRole('textbox', { name: 'Message' })

/** Writes and sends with Enter. */
export async function type(phone: Locator, text: string): Promise<void> {
  await fieldOf(phone).fill(text)
  await fieldOf(phone).press('Enter')
}

/** Looking everywhere takes its time on a busy machine; milliseconds. */
export const LOOKING_MS = 90_000

const WIDTHS = [320, 390, 1280] as const
const LANGUAGES = ['en', 'ru', 'es'] as const
const THEMES = ['light', 'dark'] as const

/**
 * Looks at what the page shows just now in every width, language and theme (each width in each theme, each language
 * in each theme), and answers what axe finds and what is wider than the screen, with where. It ends wide and light.
 * `within` names the part that axe is to look at; the whole page when missing.
 */
export async function violationsEverywhere(page: Page, within?: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of THEMES) {
    for (const [n, width] of WIDTHS.entries()) {
      const language = LANGUAGES[(n + THEMES.indexOf(theme)) % LANGUAGES.length] ?? 'en'
      await page.setViewportSize({ width, height: 780 })
      await dress(page, theme, language)
      const where = `${theme} ${width} ${language}`
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (excess > 0) found.push(`${where}: ${excess} px too wide`)
      // Colours are measured where nothing is half faded in.
      await page.addStyleTag({
        content: '*,*::before,*::after{animation:none!important;transition:none!important}',
      })
      // The dark page is the same page in other colours.
      const rules = theme === 'light' ? 'all' : 'colours'
      for (const { id, nodes } of await barriers(page, { within, rules }))
        found.push(`${where}: ${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
    }
  }
  await dress(page, 'light', 'en')
  return found
}

/** Theme and language as the person would switch them, also where a dialog lies over the switches. */
export async function dress(page: Page, theme: 'light' | 'dark', language: string): Promise<void> {
  await page.evaluate(
    ([wantedTheme, wantedLanguage = 'en']) => {
      const key = { code: 'KeyD', key: 'd', altKey: true, cancelable: true }
      if (document.documentElement.dataset.theme !== wantedTheme) {
        document.dispatchEvent(new KeyboardEvent('keydown', key))
      }
      const select = document.querySelector<HTMLSelectElement>('.top-language select')
      if (!select) return
      select.value = wantedLanguage
      select.dispatchEvent(new Event('change', { bubbles: true }))
    },
    [theme, language],
  )
}
