import { useSignal } from '@preact/signals'
import type { z } from 'zod'
import type { person } from '../../../server/contracts/session.ts'
import { ask } from '../../kit/api/client.ts'
import { changeMe, me } from '../../kit/api/session.ts'
import { canShareContact, shareContact } from '../../kit/telegram/contact.ts'
import { t } from '../../kit/words/words.ts'

const tries = 12
const restMs = 500

/** Telegram hands the number to the bot; it is known here as soon as the bot has read it. */
const learnPhone = async (): Promise<void> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const { phone } = await ask<z.infer<typeof person>>('/api/me')
    if (phone) return changeMe({ phone })
    await new Promise(resolve => setTimeout(resolve, restMs))
  }
}

/** The number the driver can reach one at; sharing it is a favour, not a duty. */
export function Phone() {
  const isBusy = useSignal(false)
  const phone = me.value?.phone
  if (phone)
    return (
      <p class="row">
        <span class="grow">
          <small>{t('shop-app-phone')}</small>
          {phone}
        </span>
      </p>
    )
  if (!canShareContact()) return null
  const share = async (): Promise<void> => {
    isBusy.value = true
    try {
      if (await shareContact()) await learnPhone()
    } catch {
      // The number is not known yet; the button is still there.
    } finally {
      isBusy.value = false
    }
  }
  return (
    <button type="button" class="row" aria-busy={isBusy.value} onClick={() => isBusy.value || void share()}>
      <span class="grow accent">
        {t('shop-app-share-phone')}
        <small>{t('shop-app-share-phone-why')}</small>
      </span>
      {isBusy.value && <span class="spinner" aria-hidden="true" />}
    </button>
  )
}
