import type { Words } from '../../../locales/words.ts'
import type { SavedAddress } from '../../../server/services/index.ts'
import { button, keyboard, replyKeyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import { beginDialog } from '../../kit/dialogs.ts'
import { type Screen, showScreen } from '../../kit/screen.ts'
import { asId } from '../../kit/taps.ts'
import { forgetTalk } from '../talk/talk-state.ts'
import { doorTap, forgetTap, savedTap, shopTap } from '../taps.ts'

export const addressQuestion = 'address'
const mostShown = 8

/** The saved addresses, each to be used or forgotten. */
export const savedScreen = (saved: readonly SavedAddress[], words: Words, hasAddress: boolean): Screen => ({
  html: words.h('address-saved', { count: saved.length }),
  keyboard: keyboard(
    ...saved
      .slice(0, mostShown)
      .map(one => [
        button(`📍 ${one.label ? `${one.label}: ` : ''}${one.text}`, savedTap.pack(asId('adr', one.id))),
        button(words.t('address-forget'), forgetTap.pack(asId('adr', one.id))),
      ]),
    hasAddress ? [button(words.t('door-button'), doorTap.pack())] : [],
    [button(words.t('back-to-shop'), shopTap.pack())],
  ),
})

/** Asks where to deliver: a saved address, the phone's own place, a pin or a typed address. */
export const askAddress = async (ctx: ChatContext): Promise<void> => {
  const { services, words, person } = ctx.house
  await forgetTalk(ctx)
  const saved = await services.places.savedAddresses(person.actor)
  if (saved.length > 0) {
    const cart = await services.carts.view(person.actor)
    await showScreen(ctx, savedScreen(saved, words, cart.address !== null))
  }
  await ctx.reply(words.h('address-ask'), {
    parse_mode: 'HTML',
    reply_markup: replyKeyboard(
      [
        [{ text: words.t('address-share'), request_location: true, style: 'primary' }],
        [words.t('address-back')],
      ],
      words.t('address-placeholder'),
    ),
  })
  await beginDialog(ctx, addressQuestion)
}
