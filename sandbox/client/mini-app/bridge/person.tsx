import { words } from '../../i18n/words.ts'
import { notify } from '../../state/desk.ts'
import type { App } from '../app.ts'
import { ask, isAsking } from '../ask.ts'
import { answerPhone, answerWriteAccess, invokeCustomMethod, readWriteAccess, sendData } from '../calls.ts'
import { closeApp } from '../open-apps.ts'
import { ConfirmSheet } from '../questions/ConfirmSheet.tsx'
import { method, NotNow } from './method.ts'
import { lenient, nothing, shape, text, WrongParameters } from './read.ts'
import { tell } from './tell.ts'

const MOST_DATA_BYTES = 4096
/** A page that has asked is always answered, also when the sandbox refuses. */
const refused = { status: 'cancelled' as const }

/** What the person gives away, always after a yes, and what the sandbox keeps for the app. */
export const person = {
  web_app_data_send: method(shape({ data: text(1) }), async (app, { data }) => {
    if (!app.view.canSendData) throw new NotNow('only an app of the reply keyboard may send data')
    if (new TextEncoder().encode(data).length > MOST_DATA_BYTES)
      throw new WrongParameters(`data is longer than ${MOST_DATA_BYTES} bytes`)
    await sendData(app.view.id, data).catch((refused: Error) => notify(app.desk, refused.message))
    closeApp(app)
  }),
  web_app_request_phone: method(nothing, async app => {
    const { isGranted, isBusy } = await consent(app, bot => words.value.shareContactQuestion(bot), {
      yes: words.value.share,
      no: words.value.cancel,
      more: app.desk.me.phone,
    })
    // A question that was never asked is nobody's no: nothing is told to the sandbox.
    const { status } = isBusy ? refused : await answerPhone(app.view.id, isGranted).catch(() => refused)
    tell(app, 'phone_requested', { status })
  }),
  web_app_request_write_access: method(nothing, async app => {
    const before = await readWriteAccess(app.view.id).catch(() => ({ isAllowed: false }))
    if (before.isAllowed) return tell(app, 'write_access_requested', { status: 'allowed' })
    const { isGranted, isBusy } = await consent(app, bot => words.value.appWriteQuestion(bot), {
      yes: words.value.appAllow,
      no: words.value.appDeny,
    })
    const { isAllowed } = isBusy
      ? before
      : await answerWriteAccess(app.view.id, isGranted).catch(() => before)
    tell(app, 'write_access_requested', { status: isAllowed ? 'allowed' : 'cancelled' })
  }),
  web_app_invoke_custom_method: method(
    shape({ req_id: text(1), method: text(1), params: lenient<unknown>(value => value ?? {}, {}) }),
    async (app, { req_id, method: name, params }) => {
      const answer = await invokeCustomMethod(app.view.id, { method: name, params }).catch(
        (refused: Error) => ({
          error: refused.message,
        }),
      )
      tell(app, 'custom_method_invoked', { req_id, ...answer })
    },
  ),
}

/** Asks the person; while another question is open the answer is no, as in Telegram Desktop. */
async function consent(
  app: App,
  question: (bot: string) => string,
  more: { yes: string; no: string; more?: string | null },
): Promise<{ isGranted: boolean; isBusy: boolean }> {
  const isBusy = isAsking(app)
  const isGranted = await ask<boolean>(app, answer => (
    <ConfirmSheet question={question(app.view.bot.name)} {...more} onAnswer={answer} />
  ))
  return { isGranted: isGranted === true, isBusy }
}
