import { Composer, InlineKeyboard, InputFile } from 'grammy'
import QRCode from 'qrcode'
import { formatDay, formatMoney } from '../../locales/format.ts'
import { escapeHtml, isolated } from '../../locales/words.ts'
import type { BotHouse } from '../kit/bot-house.ts'
import type { ChatContext } from '../kit/context.ts'
import { joinIfInvited } from '../kit/join.ts'
import { languageFeature } from '../kit/language.ts'
import { startUrl } from '../kit/links.ts'
import { onTap } from '../kit/on-tap.ts'
import type { Renderer } from '../kit/outgoing/cards.ts'
import { showScreen } from '../kit/screen.ts'
import { tapBook, unitsField, wordField } from '../kit/taps.ts'

const tap = tapBook()
const languageTap = tap('lang', wordField(['en', 'ru', 'es']))
/** The list goes on before this instant, in milliseconds: seconds would skip whoever shares the last one. 0: from the top. */
const listTap = tap('list', wordField(['customers', 'orders']), unitsField)
const pageSize = 10

const first = new Composer<ChatContext>()
const inPrivate = first.chatType('private')

const isRep = (ctx: ChatContext): boolean => ctx.house.person.actor.roles.some(held => held.role === 'sales')

const showHome = async (ctx: ChatContext): Promise<void> => {
  const { services, person, words, usernames } = ctx.house
  if (!isRep(ctx)) {
    await ctx.reply(words.h('sales-not-invited', { name: person.firstName }), { parse_mode: 'HTML' })
    return
  }
  const rep = await services.sales.profile(person.actor)
  const url = startUrl(usernames.customer, rep.startPayload)
  await ctx.reply(
    words.h('sales-home', {
      name: person.firstName,
      customers: rep.customers,
      orders: rep.orders,
      turnover: formatMoney(rep.turnover, words.language),
      commission: formatMoney(rep.commission, words.language),
      url,
    }),
    {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_markup: new InlineKeyboard([
        [{ text: words.t('sales-copy-link'), copy_text: { text: url } }],
        [
          { text: words.t('sales-customers'), callback_data: listTap.pack('customers', 0n) },
          { text: words.t('sales-orders'), callback_data: listTap.pack('orders', 0n) },
        ],
      ]),
    },
  )
}

inPrivate.command('start', async ctx => {
  await joinIfInvited(ctx, ctx.match.trim())
  await showHome(ctx)
})

inPrivate.command('link', async ctx => {
  const { services, person, words, usernames } = ctx.house
  const rep = await services.sales.profile(person.actor)
  const url = startUrl(usernames.customer, rep.startPayload)
  const picture = await QRCode.toBuffer(url, { width: 640, margin: 2 })
  await ctx.replyWithPhoto(new InputFile(picture, 'link.png'), {
    caption: words.h('sales-qr', { url }),
    parse_mode: 'HTML',
  })
})

const customersPage = async (ctx: ChatContext, before: bigint) => {
  const { services, person, words } = ctx.house
  const rows = await services.sales.customers(person.actor, {
    limit: pageSize,
    ...(before > 0n ? { before: new Date(Number(before)) } : {}),
  })
  const lines = rows.map(row =>
    words.h('sales-customer-line', {
      name: isolated(row.name),
      orders: row.orders,
      turnover: formatMoney(row.turnover, words.language),
      day: formatDay(row.bondedAt, 'UTC', words.language),
    }),
  )
  const last = rows.at(-1)
  return { lines, next: rows.length === pageSize && last ? BigInt(last.bondedAt.getTime()) : null }
}

const ordersPage = async (ctx: ChatContext, before: bigint) => {
  const { services, person, words } = ctx.house
  const rows = await services.sales.orders(person.actor, {
    limit: pageSize,
    ...(before > 0n ? { before: new Date(Number(before)) } : {}),
  })
  const lines = rows.map(
    row =>
      `#${row.number} · ${escapeHtml(isolated(row.customerName))} · ${formatMoney(row.total, words.language)} · ${words.t(`order-status-${row.status}`)}`,
  )
  const last = rows.at(-1)
  return { lines, next: rows.length === pageSize && last ? BigInt(last.placedAt.getTime()) : null }
}

const showList = async (ctx: ChatContext, what: 'customers' | 'orders', before: bigint): Promise<void> => {
  const { words } = ctx.house
  const { lines, next } =
    what === 'customers' ? await customersPage(ctx, before) : await ordersPage(ctx, before)
  const keyboard = new InlineKeyboard()
  if (next !== null) keyboard.text(words.t('sales-more'), listTap.pack(what, next))
  await showScreen(ctx, {
    html: [
      `<b>${words.t(`sales-${what}`)}</b>`,
      '',
      ...(lines.length > 0 ? lines : [words.t('sales-none-yet')]),
    ].join('\n'),
    keyboard,
  })
}

inPrivate.command('customers', ctx => showList(ctx, 'customers', 0n))
inPrivate.command('orders', ctx => showList(ctx, 'orders', 0n))
onTap(first, listTap, (ctx, what, before) => showList(ctx, what, before))

inPrivate.command('help', async ctx => {
  await ctx.reply(ctx.house.words.h('sales-help'), { parse_mode: 'HTML' })
})

/** A customer was brought, or their order was delivered. */
const renderRepNews: Renderer = async (notice, { words }) => ({
  as: 'message',
  html: words.h(`news-${String(notice.facts.key)}`, { number: Number(notice.facts.orderNumber ?? 0) }),
})

/** The reps' bot: a personal link, the customers it brought and what they ordered. */
export const salesBot: BotHouse = {
  features: [{ first }, languageFeature(languageTap)],
  commands: ['start', 'link', 'customers', 'orders', 'language', 'help'],
  renderers: { 'rep-news': renderRepNews },
}
