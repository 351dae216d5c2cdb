import { signal } from '@preact/signals'
import { luminance, parseColour } from './colours.ts'
import { hear, type Launch } from './launch.ts'
import { coloursFrom, type ThemeParams } from './theme-colours.ts'

export const isDark = signal(false)

const wear = (params: ThemeParams): void => {
  const root = document.documentElement
  const section = parseColour(params.section_bg_color ?? params.bg_color) ?? [255, 255, 255]
  isDark.value = luminance(section) < 0.2
  root.style.colorScheme = isDark.value ? 'dark' : 'light'
  for (const [name, colour] of Object.entries(coloursFrom(params)))
    root.style.setProperty(`--${name}`, colour)
}

/** Dresses the page in Telegram's colours, now and whenever they change. */
export const wearTheme = (launch: Launch): void => {
  wear(launch.theme)
  hear('theme_changed', ({ theme_params }) => wear(theme_params as ThemeParams))
}
