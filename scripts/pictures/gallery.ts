import { statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { LanguageCode } from '../../locales/words.ts'

export const widths = [390, 320, 1280] as const
export type Width = (typeof widths)[number]
export type AppName = 'shop' | 'driver' | 'board'

export type Shot = {
  readonly app: AppName
  readonly language: LanguageCode
  readonly screen: string
  readonly width: Width
  readonly isDark: boolean
  readonly png: Buffer
}

const gap = 20
/** A page is drawn with one pixel a point; on a sheet it stands smaller. */
const scaleOf: Readonly<Record<AppName, Readonly<Record<Width, number>>>> = {
  shop: { 390: 0.6, 320: 0.6, 1280: 0.5 },
  driver: { 390: 0.6, 320: 0.6, 1280: 0.5 },
  board: { 390: 0.62, 320: 0.62, 1280: 0.62 },
}
const widest = 2400

type Placed = { readonly input: Buffer; readonly left: number; readonly top: number }

/** Lays pictures side by side, a row for each width, and begins a new row where one is full. */
const lay = async (app: AppName, shots: readonly Shot[]) => {
  const placed: Placed[] = []
  let [left, top, tallest, right] = [0, 0, 0, 0]
  const nextRow = (): void => {
    if (left === 0) return
    top += tallest + gap
    left = 0
    tallest = 0
  }
  for (const width of widths) {
    nextRow()
    for (const { png } of shots.filter(shot => shot.width === width)) {
      const { width: drawn = 0 } = await sharp(png).metadata()
      const { data, info } = await sharp(png)
        .resize(Math.round(drawn * scaleOf[app][width]))
        .toBuffer({ resolveWithObject: true })
      if (left + info.width > widest) nextRow()
      placed.push({ input: data, left, top })
      left += info.width + gap
      tallest = Math.max(tallest, info.height)
      right = Math.max(right, left - gap)
    }
  }
  return { placed, width: right, height: top + tallest }
}

/** What the README shows of an app: these screens in this width. */
const covers: Readonly<Record<AppName, { readonly width: Width; readonly screens: readonly string[] }>> = {
  shop: { width: 390, screens: ['menu', 'product', 'address', 'checkout', 'under-way'] },
  driver: { width: 390, screens: ['offer', 'at-the-shop', 'at-the-door', 'delivered', 'earnings'] },
  board: { width: 1280, screens: ['order'] },
}

/** The sheets that a picture stands on: one of its app, language and theme, and in English perhaps its app's cover. */
const sheetsOf = ({ app, language, screen, width, isDark }: Shot): string[] => {
  const dark = isDark ? '-dark' : ''
  const { width: ofCover, screens } = covers[app]
  const isOnCover = language === 'en' && width === ofCover && screens.includes(screen)
  return [`${app}-${language}${dark}.webp`, ...(isOnCover ? [`${app}${dark}.webp`] : [])]
}

/**
 * Writes one sheet for each app, language and theme (`shop-en.webp`, `shop-en-dark.webp`), and one for each app and theme
 * for the README (`shop.webp`). Answers their bytes together.
 */
export const writeSheets = async (
  folder: string,
  shots: readonly Shot[],
  quality: number,
): Promise<number> => {
  let bytes = 0
  for (const name of new Set(shots.flatMap(sheetsOf))) {
    const own = shots.filter(shot => sheetsOf(shot).includes(name))
    const [first] = own
    if (!first) continue
    const { placed, width, height } = await lay(first.app, own)
    const background = { r: 0, g: 0, b: 0, alpha: 0 }
    const file = join(folder, name)
    await sharp({ create: { width, height, channels: 4, background } })
      .composite([...placed])
      .webp({ quality, effort: 5 })
      .toFile(file)
    bytes += statSync(file).size
  }
  return bytes
}
