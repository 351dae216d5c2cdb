import { signal } from '@preact/signals'
import { hear, knows, tell } from './launch.ts'

/** Whether the app has the whole screen. */
export const isFullscreen = signal(false)

let isListening = false

/** Whether this Telegram can give an app the whole screen. */
export const canFillScreen = (): boolean => {
  if (!knows('web_app_request_fullscreen')) return false
  if (!isListening) {
    isListening = true
    hear('fullscreen_changed', ({ is_fullscreen }) => {
      isFullscreen.value = is_fullscreen
    })
  }
  return true
}

/** Asks for the whole screen, or gives it back. */
export const fillScreen = (isWanted: boolean): void =>
  tell(isWanted ? 'web_app_request_fullscreen' : 'web_app_exit_fullscreen')
