import { method } from './method.ts'
import { either, oneOf, shape } from './read.ts'

const wished = either(
  either(
    shape({ type: oneOf('impact'), impact_style: oneOf('light', 'medium', 'heavy', 'rigid', 'soft') }),
    shape({ type: oneOf('notification'), notification_type: oneOf('error', 'success', 'warning') }),
  ),
  shape({ type: oneOf('selection_change') }),
)

/** What a device that can shake does, milliseconds on and off. */
const SHAKES: Readonly<Record<string, number[]>> = {
  light: [8],
  soft: [12],
  medium: [18],
  rigid: [22],
  heavy: [32],
  success: [14, 60, 20],
  warning: [20, 80, 20],
  error: [24, 50, 24, 50, 24],
  selection_change: [6],
}

/** Haptics are seen: the sheet pulses and a badge says which it was. */
export const haptics = {
  web_app_trigger_haptic_feedback: method(wished, (app, wish) => {
    const name =
      'impact_style' in wish
        ? wish.impact_style
        : 'notification_type' in wish
          ? wish.notification_type
          : wish.type
    app.pulse.value = { count: (app.pulse.value?.count ?? 0) + 1, name }
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(SHAKES[name] ?? [10])
  }),
}
