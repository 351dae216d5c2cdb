import { ask } from '../../kit/api/client.ts'
import type { Problem } from '../../kit/api/problem.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { addWords } from '../../kit/words/add-words.ts'
import { fetchRefusals } from '../../kit/words/refusals.ts'
import { hasWord, t } from '../../kit/words/words.ts'
import { type Cart, changeCart } from '../state/cart.ts'

const files = {
  en: () => import('../../../locales/en/promo.ftl?raw'),
  ru: () => import('../../../locales/ru/promo.ftl?raw'),
  es: () => import('../../../locales/es/promo.ftl?raw'),
}

const fetchPromoWords = (): Promise<void> => addWords('promo', async code => (await files[code]()).default)

/** Fetches what is said about a cart alone: what is in the way of it, and promo codes. @throws Problem */
export const fetchCartWords = async (): Promise<void> => {
  await Promise.all([fetchRefusals(), fetchPromoWords()])
}

const path = '/api/shop/cart/promos'

/** Puts a code into the cart, as it was typed. Resolves to whether it is in; `say` hears why not. */
export const addPromo = (code: string, say?: (trouble: Problem) => void): Promise<boolean> =>
  changeCart(() => ask<Cart>(path, { method: 'PUT', body: { code } }), say)

/** Takes a code out of the cart. */
export const removePromo = (code: string): Promise<boolean> =>
  changeCart(() => ask<Cart>(`${path}/${encodeURIComponent(code)}`, { method: 'DELETE' }))

/** Takes the code of a link, `promo_CODE`, and says so; why it is not taken is said as well. */
export const takeLink = async (startParam: string): Promise<void> => {
  const code = startParam.slice('promo_'.length)
  const [isIn] = await Promise.all([addPromo(code), fetchPromoWords().catch(() => {})])
  if (!isIn) return
  result('success')
  if (hasWord('shop-app-promo-kept')) toast(t('shop-app-promo-kept', { code }))
}
