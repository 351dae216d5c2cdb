import { Composer } from 'grammy'
import type { LatLng } from '../../../server/domain/shared/place.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { showScreen } from '../../kit/screen.ts'
import { onLabel, sayAtHome } from '../home.ts'
import { ask, defineQuestion } from '../question.ts'
import { cartTap, doorTap, forgetTap, foundTap, savedTap, shopTap, whereTap } from '../taps.ts'
import { addressQuestion, askAddress, savedScreen } from './ask-address.ts'
import { setAddress, setSavedAddress } from './set-address.ts'

const doorQuestion = 'door'
const mostFound = 5
/** A word and a house number: somebody may be telling us where they live without having been asked. */
const looksLikeAddress = /\p{L}{3,}.*\d/u

/** Offers the addresses that a text may mean. Answers whether there was any. */
const offerAddresses = async (ctx: ChatContext, text: string): Promise<boolean> => {
  const { services, words, person } = ctx.house
  const cart = await services.carts.view(person.actor)
  const found = await services.places.findAddresses(text, cart.address?.place)
  if (found.length === 0) return false
  await ctx.reply(words.h('address-found'), {
    parse_mode: 'HTML',
    reply_markup: keyboard(
      ...found
        .slice(0, mostFound)
        .map(one => [button(`📍 ${one.text}`, foundTap.pack(one.place.latitude, one.place.longitude))]),
      [button(words.t('address-none-of-these'), whereTap.pack())],
    ),
  })
  return true
}

const first = new Composer<ChatContext>()
first.command('address', askAddress)
onTap(first, whereTap, askAddress)
onLabel(first, 'address-back', ctx => sayAtHome(ctx, ctx.house.words.h('left')))
onTap(first, savedTap, setSavedAddress)
onTap(first, foundTap, async (ctx, latitude, longitude) => {
  const place: LatLng = { latitude, longitude }
  await setAddress(ctx, { text: await ctx.house.services.places.describe(place), place })
})
onTap(first, forgetTap, async (ctx, addressId) => {
  const { services, words, person } = ctx.house
  await services.places.forgetAddress(person.actor, addressId)
  await ctx.answerCallbackQuery(words.t('address-forgotten'))
  const saved = await services.places.savedAddresses(person.actor)
  await showScreen(ctx, savedScreen(saved, words, false))
})
onTap(first, doorTap, ctx => ask(ctx, doorQuestion, ctx.house.words.h('door-ask')))

// A pin, a live location (its first point counts) or a place with a name. A live location that moves on is not meant.
first.on('message:location', async ctx => {
  const { location, venue } = ctx.message
  const place: LatLng = { latitude: location.latitude, longitude: location.longitude }
  const text = venue
    ? [venue.title, venue.address].filter(Boolean).join(', ')
    : await ctx.house.services.places.describe(place)
  await ctx.conversation.exitAll()
  await setAddress(ctx, { text, place })
})
first.on('edited_message:location', () => {})

const dialogs = [
  defineQuestion(addressQuestion, async (ctx, text) =>
    (await offerAddresses(ctx, text)) ? null : ctx.house.words.t('address-unknown'),
  ),
  defineQuestion(doorQuestion, async (ctx, text) => {
    const { services, words, person } = ctx.house
    const cart = await services.carts.setAddressNote(person.actor, text)
    await ctx.reply(words.h('door-kept', { note: cart.address?.note ?? '' }), {
      parse_mode: 'HTML',
      reply_markup: keyboard([
        button(words.t('shop-button'), shopTap.pack()),
        button(words.t('cart-plain-button'), cartTap.pack(0)),
      ]),
    })
    return null
  }),
]

const then = new Composer<ChatContext>()
then.on('message:text', async (ctx, next) => {
  if (!looksLikeAddress.test(ctx.message.text) || ctx.message.text.length > 200) return next()
  if (!(await offerAddresses(ctx, ctx.message.text))) await next()
})

/** Where to deliver, and whether we do. */
export const address: Feature = { first, dialogs, then }
