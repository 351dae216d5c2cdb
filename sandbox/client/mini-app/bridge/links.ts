import { openInvoice } from '../../payments/open-invoice.ts'
import { follow } from '../../state/links.ts'
import { isAtLeast } from '../announced.ts'
import { type App, changeStance } from '../app.ts'
import { closeApp, openApps } from '../open-apps.ts'
import { method, NotNow } from './method.ts'
import { flag, lenient, optional, shape, text, WrongParameters } from './read.ts'
import { tell } from './tell.ts'

const isWeb = (url: string) => /^https?:\/\//i.test(url)

/** Ways out of the app: the web, other chats, a payment. */
export const links = {
  web_app_open_link: method(
    shape({ url: text(1), try_instant_view: lenient(optional(flag), undefined) }),
    (_app, { url }) => {
      if (!isWeb(url)) throw new WrongParameters('url is not http or https')
      window.open(url, '_blank', 'noopener')
    },
  ),
  web_app_open_tg_link: method(shape({ path_full: text(1) }), async (app, { path_full }) => {
    const path = path_full.startsWith('/') ? path_full : `/${path_full}`
    await follow(app.desk, `https://t.me${path}`)
    // Before 7.0 the link closed the app; since then the app steps aside. It may have been replaced by another one.
    if (!isAtLeast(app.view.version, '7.0')) closeApp(app)
    else if (openApps.value.get(app.desk.key) === app) changeStance(app, { isMinimised: true })
  }),
  web_app_open_invoice: method(shape({ slug: text(1) }), async (app: App, { slug }) => {
    if (app.isPaying.current) throw new NotNow('an invoice is open already')
    app.isPaying.current = true
    const status = await openInvoice(app.desk, { slug })
    app.isPaying.current = false
    tell(app, 'invoice_closed', { slug, status })
  }),
}
