import { tell } from './launch.ts'

/** A tick under the thumb: something was stepped or pressed. */
export const tap = (strength: 'light' | 'medium' | 'heavy' = 'light'): void =>
  tell('web_app_trigger_haptic_feedback', { type: 'impact', impact_style: strength })

/** How something that took a moment has ended. */
export const result = (how: 'success' | 'warning' | 'error'): void =>
  tell('web_app_trigger_haptic_feedback', { type: 'notification', notification_type: how })

/** A choice among several has moved. */
export const moved = (): void => tell('web_app_trigger_haptic_feedback', { type: 'selection_change' })
