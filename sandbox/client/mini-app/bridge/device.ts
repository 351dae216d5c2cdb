import { addToHomeScreen, isOnHomeScreen } from '../home-screen.tsx'
import { method } from './method.ts'
import { nothing, shape, text } from './read.ts'
import { tell } from './tell.ts'

/** What this device has, and the honest no where it has not. */
export const device = {
  // Telegram opens the clipboard to apps of the attachment menu only, and there are none here.
  web_app_read_text_from_clipboard: method(shape({ req_id: text(1) }), (app, { req_id }) =>
    tell(app, 'clipboard_text_received', { req_id, data: null }),
  ),
  web_app_check_home_screen: method(nothing, app =>
    tell(app, 'home_screen_checked', { status: isOnHomeScreen(app) ? 'added' : 'missed' }),
  ),
  web_app_add_to_home_screen: method(nothing, addToHomeScreen),
  web_app_biometry_get_info: method(nothing, app =>
    tell(app, 'biometry_info_received', { available: false }),
  ),
  web_app_biometry_request_access: method(nothing, app =>
    tell(app, 'biometry_info_received', { available: false }),
  ),
  web_app_biometry_request_auth: method(nothing, app =>
    tell(app, 'biometry_auth_requested', { status: 'failed' }),
  ),
  web_app_biometry_update_token: method(nothing, app =>
    tell(app, 'biometry_token_updated', { status: 'failed' }),
  ),
  web_app_biometry_open_settings: method(nothing, () => undefined),
  web_app_set_emoji_status: method(nothing, app =>
    tell(app, 'emoji_status_failed', { error: 'UNSUPPORTED' }),
  ),
  web_app_request_emoji_status_access: method(nothing, app =>
    tell(app, 'emoji_status_access_requested', { status: 'cancelled' }),
  ),
  web_app_start_accelerometer: method(nothing, app =>
    tell(app, 'accelerometer_failed', { error: 'UNSUPPORTED' }),
  ),
  web_app_stop_accelerometer: method(nothing, app =>
    tell(app, 'accelerometer_failed', { error: 'UNSUPPORTED' }),
  ),
  web_app_start_gyroscope: method(nothing, app => tell(app, 'gyroscope_failed', { error: 'UNSUPPORTED' })),
  web_app_stop_gyroscope: method(nothing, app => tell(app, 'gyroscope_failed', { error: 'UNSUPPORTED' })),
  web_app_start_device_orientation: method(nothing, app =>
    tell(app, 'device_orientation_failed', { error: 'UNSUPPORTED' }),
  ),
  web_app_stop_device_orientation: method(nothing, app =>
    tell(app, 'device_orientation_failed', { error: 'UNSUPPORTED' }),
  ),
}
