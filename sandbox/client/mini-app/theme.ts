import { type ThemeColors, themes } from '../../api/contract/theme-colors.ts'
import { theme } from '../state/settings.ts'
import type { App, AppColor } from './app.ts'
import { tell } from './bridge/tell.ts'

/** The colours that mini apps are told just now. */
const themeParams = (): ThemeColors => themes[theme.value]

/** A colour as CSS knows it; names that the theme does not know fall back to its background. */
export function cssColor(color: AppColor): string {
  if (color.startsWith('#')) return color
  const params = themeParams()
  return params[color] ?? params.bg_color ?? '#ffffff'
}

export function tellTheme(app: App): void {
  tell(app, 'theme_changed', { theme_params: { ...themeParams() } as Record<string, `#${string}`> })
}
