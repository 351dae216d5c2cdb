import { signal } from '@preact/signals'

/** Which Telegram holds the app: `android`, `ios`, `tdesktop`, … */
export const platform = signal('')
