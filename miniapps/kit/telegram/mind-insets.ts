import { hear, tell } from './launch.ts'

type Insets = { top: number; right: number; bottom: number; left: number }

/** Keeps `--safe-*` and `--content-safe-*`: what notches and Telegram's own buttons cover, in pixels. */
export const mindInsets = (): void => {
  const keep =
    (prefix: string) =>
    (insets: Insets): void => {
      for (const [side, pixels] of Object.entries(insets))
        document.documentElement.style.setProperty(`--${prefix}-${side}`, `${pixels}px`)
    }
  hear('safe_area_changed', keep('safe'))
  hear('content_safe_area_changed', keep('content-safe'))
  tell('web_app_request_safe_area')
  tell('web_app_request_content_safe_area')
}
