import { z } from 'zod'
import { ChatId, InvoiceView, MessageId, UnixSeconds, UserId } from './views.ts'

/**
 * Paying an invoice, step by step as a Telegram app does it. Routes below `/sandbox/api`:
 *
 *   GET  /test-cards                       -> TestCardView[]
 *   GET  /invoices?as=&slug= | &chatId=&messageId=  -> InvoiceFormView
 *   POST /checkouts             NewCheckout     -> CheckoutView
 *   POST /checkouts/:id/info    CheckoutInfo    -> CheckoutView (asks the bot for shipping where it must)
 *   POST /checkouts/:id/pay     CheckoutPayment -> CheckoutView (asks the bot, then the card provider)
 *   POST /checkouts/:id/cancel                  -> CheckoutView
 *   GET  /checkouts/:id                         -> CheckoutView
 *   POST /stars                 StarsChange     -> StarsView
 *   GET  /stars?as=                             -> StarsView
 *   GET  /subscriptions?as=                     -> SubscriptionView[]
 *   POST /subscriptions/:id     SubscriptionChange  -> SubscriptionView
 *   POST /subscriptions/:id/end-period  Payer   -> SubscriptionView (a month goes by: it is paid again, or not)
 *
 * Amounts are whole numbers of the currency's smallest unit; currency "XTR" counts Telegram Stars.
 */

/** An invoice by the last part of its link, or by the message that shows it. */
export const InvoiceRef = z.union([
  z.object({ slug: z.string().min(1).max(128) }),
  z.object({ chatId: ChatId, messageId: MessageId }),
])
export type InvoiceRef = z.infer<typeof InvoiceRef>

export const PriceView = z.object({ label: z.string(), amount: z.number().int() })
export type PriceView = z.infer<typeof PriceView>

/** Everything a payment sheet needs to know. */
export const InvoiceFormView = InvoiceView.extend({
  bot: z.object({ id: UserId, username: z.string(), name: z.string() }),
  prices: z.array(PriceView),
  maxTip: z.number().int(),
  suggestedTips: z.array(z.number().int()),
  needsName: z.boolean(),
  needsPhone: z.boolean(),
  needsEmail: z.boolean(),
  needsAddress: z.boolean(),
  /** The price depends on the address: shipping options are asked of the bot. */
  isFlexible: z.boolean(),
  /** "stars" pays from the person's balance, "card" through the test card provider. */
  paidBy: z.enum(['stars', 'card']),
  /** The person's Stars; 0 where `paidBy` is "card". */
  starBalance: z.number().int(),
  /** Paid once already and not payable again. */
  isPaid: z.boolean(),
})
export type InvoiceFormView = z.infer<typeof InvoiceFormView>

export const ShippingAddressInput = z.object({
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  state: z.string().max(64).default(''),
  city: z.string().min(1).max(64),
  streetLine1: z.string().min(1).max(64),
  streetLine2: z.string().max(64).default(''),
  postCode: z.string().min(1).max(16),
})
export type ShippingAddressInput = z.input<typeof ShippingAddressInput>

/** Begins a payment. One person may have several going; each is paid at most once. */
export const NewCheckout = z.object({ as: UserId, invoice: InvoiceRef })
export type NewCheckout = z.infer<typeof NewCheckout>

export const CheckoutInfo = z.object({
  as: UserId,
  name: z.string().max(64).optional(),
  phone: z.string().max(32).optional(),
  email: z.string().max(128).optional(),
  address: ShippingAddressInput.optional(),
})
export type CheckoutInfo = z.input<typeof CheckoutInfo>

/**
 * Test cards decide what the provider does. The card's number alone counts; `expiry` is "MM/YY" in the future,
 * `cvc` three digits. Invoices in Stars take no card.
 */
export const CheckoutPayment = z.object({
  as: UserId,
  card: z
    .object({ number: z.string(), expiry: z.string().default('12/40'), cvc: z.string().default('123') })
    .optional(),
  tip: z.number().int().min(0).default(0),
  shippingOptionId: z.string().optional(),
})
export type CheckoutPayment = z.input<typeof CheckoutPayment>

export const TestCardView = z.object({
  number: z.string(),
  /** success: charged at once. declined, no_funds: refused. late: charged some seconds later; the sheet says "pending". */
  outcome: z.enum(['success', 'declined', 'no_funds', 'late']),
})
export type TestCardView = z.infer<typeof TestCardView>

export const ShippingOptionView = z.object({ id: z.string(), title: z.string(), prices: z.array(PriceView) })
export type ShippingOptionView = z.infer<typeof ShippingOptionView>

/** Why a step did not go on. `message` is the bot's own sentence where it gave one. */
export const CheckoutTrouble = z.object({
  kind: z.enum([
    'bot_refused',
    'bot_did_not_answer',
    'card_declined',
    'no_funds',
    'card_invalid',
    'info_missing',
    'shipping_refused',
    'shipping_not_chosen',
    'tip_too_high',
    'too_few_stars',
    'already_paid',
  ]),
  message: z.string().nullable(),
})
export type CheckoutTrouble = z.infer<typeof CheckoutTrouble>

/**
 * open: a step is due. asking: the bot has its pre-checkout query (10 s). pending: the provider is slow.
 * paid, failed, cancelled: over. A declined card leaves it open: another card may be tried.
 */
export const CheckoutView = z.object({
  id: z.string(),
  state: z.enum(['open', 'asking', 'pending', 'paid', 'failed', 'cancelled']),
  invoice: InvoiceFormView,
  /** Filled once the info was given. Null: no shipping is chosen here. */
  shippingOptions: z.array(ShippingOptionView).nullable(),
  trouble: CheckoutTrouble.nullable(),
  /** What was or would be charged with the last tip and shipping option known. */
  total: z.number().int(),
  /** The service message in the person's chat with the bot, once paid. */
  receiptMessageId: MessageId.nullable(),
})
export type CheckoutView = z.infer<typeof CheckoutView>

/** Gives a person Stars to spend (or takes them), as buying them in Telegram would. */
export const StarsChange = z.object({ as: UserId, amount: z.number().int() })
export type StarsChange = z.infer<typeof StarsChange>
/** Payment in Stars that repeats, bought by a link with a subscription period. */
export const SubscriptionView = z.object({
  /** Telegram's id of its first payment. */
  id: z.string(),
  bot: z.object({ id: UserId, username: z.string(), name: z.string() }),
  title: z.string(),
  stars: z.number().int(),
  paidUntil: UnixSeconds,
  /** active: is paid again. canceled: ends with the period. failed: too few Stars. ended: over. */
  state: z.enum(['active', 'canceled', 'failed', 'ended']),
  /** The bot stopped it; the person cannot go on with it. */
  isStoppedByBot: z.boolean(),
})
export type SubscriptionView = z.infer<typeof SubscriptionView>

export const Payer = z.object({ as: UserId })
export type Payer = z.infer<typeof Payer>
export const SubscriptionChange = Payer.extend({ isCanceled: z.boolean() })
export type SubscriptionChange = z.infer<typeof SubscriptionChange>

export const StarsView = z.object({ balance: z.number().int().nonnegative() })
export type StarsView = z.infer<typeof StarsView>
