import { z } from 'zod'

// The colours stand in a file of their own, so that the browser client can have them without the schemas.
export { themes } from './theme-colors.ts'

/** Colours of a Telegram theme as mini apps are told them, "#rrggbb". */
export const ThemeParams = z.record(z.string().regex(/^[a-z_]+$/), z.string().regex(/^#[0-9a-f]{6}$/))
export type ThemeParams = z.infer<typeof ThemeParams>

export const ColorScheme = z.enum(['light', 'dark'])
export type ColorScheme = z.infer<typeof ColorScheme>
