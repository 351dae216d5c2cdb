import { words } from '../i18n/words.ts'
import type { App } from './app.ts'
import { reloadPage } from './page-watch.ts'

/** Says why an app does nothing: its page has left the origin that Telegram hears, or has never spoken. */
export function PageNotice({ app }: { app: App }) {
  const say = words.value
  const page = app.page.value
  const isWrong = page === 'elsewhere' || page === 'silent'
  return (
    <div class={isWrong ? 'app-notice' : 'unseen'} role="status">
      {isWrong && (
        <>
          <p>{page === 'elsewhere' ? say.appElsewhere(app.view.origin) : say.appSilent(app.view.origin)}</p>
          <button type="button" class="small-button" onClick={() => reloadPage(app)}>
            {say.appReload}
          </button>
        </>
      )}
    </div>
  )
}
