import type { App } from '../app.ts'
import { ask, isAsking } from '../ask.ts'
import { QrSheet } from '../questions/QrSheet.tsx'
import { method, NotNow } from './method.ts'
import { lenient, nothing, optional, shape, text } from './read.ts'
import { tell } from './tell.ts'

/** Openings in which the scanner is up: only then is there something to close. */
const scanning = new WeakSet<App>()

/** The scanner stays open and reads code after code until the person or the page closes it. */
export const scanQr = {
  web_app_open_scan_qr_popup: method(
    lenient(optional(shape({ text: lenient(optional(text(0, 64)), undefined) })), undefined),
    async (app, wish) => {
      if (isAsking(app)) throw new NotNow('another question is open')
      scanning.add(app)
      await ask<undefined>(app, answer => (
        <QrSheet
          hint={wish?.text ?? ''}
          onRead={data => tell(app, 'qr_text_received', { data })}
          onClose={() => answer()}
        />
      ))
      scanning.delete(app)
      tell(app, 'scan_qr_popup_closed')
    },
  ),
  web_app_close_scan_qr_popup: method(nothing, app => {
    if (scanning.has(app)) app.question.value?.dismiss()
  }),
}
