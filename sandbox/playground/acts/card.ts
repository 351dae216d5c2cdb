import { Composer, InlineKeyboard } from 'grammy'
import type { ShippingOption } from 'grammy/types'
import type { PlaygroundContext } from '../context.ts'
import { coffee, parcel, payloads, providerToken } from '../offers.ts'
import type { Words } from '../words/en.ts'
import { onShow } from './show.ts'

/** Paying by card, with tips and with shipping, and the questions that come before any payment. */
export const cardActs = new Composer<PlaygroundContext>()

onShow(
  cardActs,
  'card',
  ctx => {
    const { title, description, payload, currency, prices } = coffee(ctx.say)
    return ctx.replyWithInvoice(title, description, payload, currency, prices, {
      provider_token: providerToken,
      max_tip_amount: 500,
      suggested_tip_amounts: [50, 100, 200],
      photo_url: new URL('pictures/morning.jpg', ctx.place.appUrl).href,
      photo_width: 800,
      photo_height: 600,
    })
  },
  'pay',
)
onShow(cardActs, 'shipping', ctx => {
  const { title, description, payload, currency, prices } = parcel(ctx.say)
  return ctx.replyWithInvoice(title, description, payload, currency, prices, {
    provider_token: providerToken,
    need_name: true,
    need_phone_number: true,
    is_flexible: true,
  })
})

const antarctica = 'AQ'

function waysTo(countryCode: string, { pay }: Words): ShippingOption[] {
  const byPlane = { id: 'plane', title: pay.byPlane, prices: [{ label: pay.byPlane, amount: 1500 }] }
  const byBike = { id: 'bike', title: pay.byBike, prices: [{ label: pay.byBike, amount: 200 }] }
  return countryCode === 'UY' ? [byBike, byPlane] : [byPlane]
}

cardActs.on('shipping_query', ctx => {
  const { country_code } = ctx.shippingQuery.shipping_address
  return country_code === antarctica
    ? ctx.answerShippingQuery(false, { error_message: ctx.say.pay.noShipping })
    : ctx.answerShippingQuery(true, { shipping_options: waysTo(country_code, ctx.say) })
})
cardActs.on('pre_checkout_query', ctx => {
  const isOurs = Object.values<string>(payloads).includes(ctx.preCheckoutQuery.invoice_payload)
  return isOurs
    ? ctx.answerPreCheckoutQuery(true)
    : ctx.answerPreCheckoutQuery(false, { error_message: ctx.say.pay.expired })
})
cardActs.on('message:successful_payment', ctx => {
  const { currency, total_amount, telegram_payment_charge_id: chargeId } = ctx.msg.successful_payment
  const isInStars = currency === 'XTR'
  const amount = isInStars ? `${total_amount} ⭐` : `${(total_amount / 100).toFixed(2)} ${currency}`
  const { pay } = ctx.say
  return ctx.reply(`${pay.thanks(amount)}\n${pay.charge}: <code>${chargeId}</code>`, {
    parse_mode: 'HTML',
    ...(isInStars ? { reply_markup: new InlineKeyboard().text(pay.refund, 'refund') } : {}),
  })
})
