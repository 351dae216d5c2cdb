import { ask, isAsking } from '../ask.ts'
import { PopupSheet } from '../questions/PopupSheet.tsx'
import { method, NotNow } from './method.ts'
import { either, lenient, list, oneOf, shape, text } from './read.ts'
import { tell } from './tell.ts'

const id = lenient(text(0, 64), '')
const button = either(
  shape({ id, type: oneOf('ok', 'close', 'cancel') }),
  shape({ id, type: oneOf('default', 'destructive'), text: text(1, 64) }),
)
const wished = shape({ title: lenient(text(0, 64), ''), message: text(1, 256), buttons: list(button, 1, 3) })

export type Popup = ReturnType<typeof wished>

/** One popup at a time: while a question is open, another popup is not heard. */
export const popup = {
  web_app_open_popup: method(wished, async (app, wish) => {
    if (isAsking(app)) throw new NotNow('another question is open')
    const pressed = await ask<string>(app, answer => <PopupSheet popup={wish} onAnswer={answer} />)
    tell(app, 'popup_closed', pressed === undefined ? {} : { button_id: pressed })
  }),
}
