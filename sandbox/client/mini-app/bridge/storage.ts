import type { App } from '../app.ts'
import { type Drawer, openDrawer, QuotaExceeded } from '../drawers.ts'
import { method } from './method.ts'
import { shape, text } from './read.ts'
import { tell } from './tell.ts'

/** Keys and values are looked at here and not by the reader: a wrong one has an answer of its own. */
const loose = (value: unknown) => value
const request = shape({ req_id: text(1), key: loose, value: loose })

type Trouble = 'KEY_INVALID' | 'VALUE_INVALID' | 'QUOTA_EXCEEDED' | 'UNKNOWN_ERROR'

/** Writes or removes a value; answers what went wrong. */
function save(drawer: Drawer, key: unknown, value: unknown): Trouble | undefined {
  if (typeof key !== 'string' || key === '') return 'KEY_INVALID'
  if (value !== null && typeof value !== 'string') return 'VALUE_INVALID'
  try {
    drawer.put(key, value)
    return undefined
  } catch (trouble) {
    return trouble instanceof QuotaExceeded ? 'QUOTA_EXCEEDED' : 'UNKNOWN_ERROR'
  }
}

const device = (app: App) => openDrawer('device', app.desk.me.id, app.view.bot.id)
const secure = (app: App) => openDrawer('secure', app.desk.me.id, app.view.bot.id)

/** What the app keeps on this device, each person and bot apart. */
export const storage = {
  web_app_device_storage_save_key: method(request, (app, { req_id, key, value }) => {
    const error = save(device(app), key, value)
    if (error) tell(app, 'device_storage_failed', { req_id, error })
    else tell(app, 'device_storage_key_saved', { req_id })
  }),
  web_app_device_storage_get_key: method(request, (app, { req_id, key }) => {
    if (typeof key !== 'string' || key === '')
      return tell(app, 'device_storage_failed', { req_id, error: 'KEY_INVALID' })
    tell(app, 'device_storage_key_received', { req_id, value: device(app).get(key) })
  }),
  web_app_device_storage_clear: method(request, (app, { req_id }) => {
    device(app).clear()
    tell(app, 'device_storage_cleared', { req_id })
  }),
  web_app_secure_storage_save_key: method(request, (app, { req_id, key, value }) => {
    const error = save(secure(app), key, value)
    if (error) tell(app, 'secure_storage_failed', { req_id, error })
    else tell(app, 'secure_storage_key_saved', { req_id })
  }),
  web_app_secure_storage_get_key: method(request, (app, { req_id, key }) => {
    if (typeof key !== 'string' || key === '')
      return tell(app, 'secure_storage_failed', { req_id, error: 'KEY_INVALID' })
    tell(app, 'secure_storage_key_received', { req_id, value: secure(app).get(key), can_restore: false })
  }),
  // Nothing is ever lost on this device that another one could bring back.
  web_app_secure_storage_restore_key: method(request, (app, { req_id }) =>
    tell(app, 'secure_storage_failed', { req_id, error: 'RESTORE_UNAVAILABLE' }),
  ),
  web_app_secure_storage_clear: method(request, (app, { req_id }) => {
    secure(app).clear()
    tell(app, 'secure_storage_cleared', { req_id })
  }),
}
