import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Checkout, Place } from '../../payments/checkouts.ts'
import type { Invoice } from '../../payments/model.ts'
import { testCards } from '../../payments/test-cards.ts'
import { findMessage } from '../../world/find-message.ts'
import { mustExist } from '../../world/messages.ts'
import type { BotAccount, Person } from '../../world/model.ts'
import { type World, WorldRefusal } from '../../world/world.ts'
import { openChat, personNamed } from '../access.ts'
import {
  ChatId,
  CheckoutInfo,
  CheckoutPayment,
  CheckoutView,
  InvoiceFormView,
  type InvoiceRef,
  NewCheckout,
  StarsChange,
  StarsView,
  TestCardView,
} from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { toCheckoutView, toInvoiceForm } from '../present/payments.ts'

const params = z.object({ id: z.string() })
const asQuery = z.object({ as: z.coerce.number().int().positive() })
const invoiceQuery = asQuery.extend({
  slug: z.string().optional(),
  chatId: ChatId.optional(),
  messageId: z.coerce.number().int().positive().optional(),
})
const tags = ['payments']
const response = { 200: CheckoutView }

/** Paying, step by step as a Telegram app does it. */
export const paymentRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world, checkouts } = deps.hub
  const view = (checkout: Checkout) => toCheckoutView(world, checkout)

  app.get('/test-cards', { schema: { tags, response: { 200: z.array(TestCardView) } } }, () => [...testCards])

  app.get(
    '/invoices',
    { schema: { tags, querystring: invoiceQuery, response: { 200: InvoiceFormView } } },
    ({ query }) => {
      const person = personNamed(world, query.as)
      const { slug, chatId, messageId } = query
      if (slug === undefined && (chatId === undefined || messageId === undefined)) {
        throw new WorldRefusal(400, 'say slug, or chatId and messageId')
      }
      const ref = slug === undefined ? { chatId: chatId ?? '', messageId: messageId ?? 0 } : { slug }
      const { invoice, place } = find(world, person, ref)
      return toInvoiceForm(world, person, invoice, place)
    },
  )

  app.post('/checkouts', { schema: { tags, body: NewCheckout, response } }, ({ body }) => {
    const person = personNamed(world, body.as)
    const { invoice, place, bot } = find(world, person, body.invoice)
    return view(checkouts.begin(person, bot, invoice, place))
  })

  app.get('/checkouts/:id', { schema: { tags, params, response } }, ({ params }) =>
    view(checkouts.get(params.id)),
  )

  app.post(
    '/checkouts/:id/info',
    { schema: { tags, params, body: CheckoutInfo, response } },
    async ({ params, body }) => {
      const checkout = own(checkouts.get(params.id), body.as)
      await checkouts.giveInfo(checkout, orderInfoOf(body))
      return view(checkout)
    },
  )

  app.post(
    '/checkouts/:id/pay',
    { schema: { tags, params, body: CheckoutPayment, response } },
    async ({ params, body }) => {
      const checkout = own(checkouts.get(params.id), body.as)
      const card = body.card ?? null
      await checkouts.pay(checkout, { card, tip: body.tip, shippingOptionId: body.shippingOptionId ?? null })
      return view(checkout)
    },
  )

  app.post('/checkouts/:id/cancel', { schema: { tags, params, response } }, ({ params }) => {
    const checkout = checkouts.get(params.id)
    checkouts.cancel(checkout)
    return view(checkout)
  })

  app.post('/stars', { schema: { tags, body: StarsChange, response: { 200: StarsView } } }, ({ body }) => {
    const person = personNamed(world, body.as)
    world.ledger.changeStars(person.id, body.amount)
    return { balance: world.ledger.starsOf(person.id) }
  })
  app.get(
    '/stars',
    { schema: { tags, querystring: asQuery, response: { 200: StarsView } } },
    ({ query }) => ({
      balance: world.ledger.starsOf(personNamed(world, query.as).id),
    }),
  )
}

/** The invoice behind a link or a message, as one that can be paid from there. */
function find(
  world: World,
  person: Person,
  ref: InvoiceRef,
): { invoice: Invoice; place: Place; bot: BotAccount } {
  if ('slug' in ref) {
    const found = known(world, ref.slug.replace(/^\$/, ''))
    if (!found.invoice.hasLink) throw noSuchInvoice()
    return { ...found, place: null }
  }
  const { chat } = openChat(world, ref.chatId, person.id)
  const message = mustExist(findMessage(chat, ref.messageId))
  const { content } = message
  if (content.kind !== 'invoice') throw new WorldRefusal(409, 'this message is no invoice')
  const found = known(world, content.invoiceId)
  if (message.forward && found.invoice.startParameter !== '') {
    throw new WorldRefusal(409, 'this copy of the invoice cannot be paid; its button opens the bot')
  }
  return { ...found, place: { chat, message, content } }
}

function known(world: World, id: string): { invoice: Invoice; bot: BotAccount } {
  const invoice = world.ledger.invoices.get(id)
  const bot = invoice && world.bots.get(invoice.botId)
  if (!invoice || !bot) throw noSuchInvoice()
  return { invoice, bot }
}

function noSuchInvoice() {
  return new WorldRefusal(404, 'there is no such invoice')
}

function own(checkout: Checkout, as: number): Checkout {
  if (checkout.person.id !== as) throw new WorldRefusal(403, 'somebody else is paying here')
  return checkout
}

function orderInfoOf({ name, phone, email, address }: z.infer<typeof CheckoutInfo>) {
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone_number: phone.replace(/^\+/, '') } : {}),
    ...(email ? { email } : {}),
    ...(address
      ? {
          shipping_address: {
            country_code: address.countryCode,
            state: address.state,
            city: address.city,
            street_line1: address.streetLine1,
            street_line2: address.streetLine2,
            post_code: address.postCode,
          },
        }
      : {}),
  }
}
