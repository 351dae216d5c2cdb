import { me } from '../../kit/api/session.ts'
import { LanguageChoice } from '../../kit/ui/LanguageChoice.tsx'
import { t } from '../../kit/words/words.ts'
import { Phone } from '../checkout/Phone.tsx'
import { screens } from '../state/screens.ts'

/** Who one is here: language, number, and the ways to addresses and orders. */
export function Me() {
  return (
    <main class="screen">
      <h1>{me.value?.firstName}</h1>
      <LanguageChoice />
      <section class="card flush" aria-label={t('shop-app-me')}>
        <Phone />
        <button type="button" class="row" onClick={() => screens.go({ name: 'address', next: '' })}>
          <span class="grow">{t('shop-app-my-addresses')}</span>
          <span class="hint" aria-hidden="true">
            ›
          </span>
        </button>
        <button type="button" class="row" onClick={() => screens.go({ name: 'orders' })}>
          <span class="grow">{t('shop-app-my-orders')}</span>
          <span class="hint" aria-hidden="true">
            ›
          </span>
        </button>
      </section>
    </main>
  )
}
