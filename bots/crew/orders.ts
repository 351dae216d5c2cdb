import { Composer, InlineKeyboard } from 'grammy'
import { formatMoney } from '../../locales/format.ts'
import { sentenceFor } from '../../locales/sentence.ts'
import { wordsIn } from '../../locales/words.ts'
import { Refusal } from '../../server/domain/refusals.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { beginDialog, defineDialog } from '../kit/dialogs.ts'
import { onTap } from '../kit/on-tap.ts'
import { dispatchCard } from './cards/dispatch-card.ts'
import { closeTap, orderTap, showOrderTap } from './taps.ts'

const first = new Composer<ChatContext>()

const rejectReason = 'reject-reason'

onTap(first, orderTap, async (ctx, what, orderId, version) => {
  const { services, person, words } = ctx.house
  const { orders } = services
  const tapped = { orderId, version }
  switch (what) {
    case 'confirm':
      await orders.confirm(person.actor, tapped)
      break
    case 'prepare':
      await orders.prepare(person.actor, tapped)
      break
    case 'ready':
      await orders.markReady(person.actor, tapped)
      break
    case 'reject':
    case 'cancel': {
      const { number } = await orders.track(person.actor, orderId)
      await ctx.reply(words.t(`crew-order-${what}-sure`, { number }), {
        reply_markup: new InlineKeyboard()
          .text(
            { text: words.t(`crew-order-${what}-yes`), style: 'danger' },
            orderTap.pack(`${what}-sure`, orderId, version),
          )
          .text(words.t('crew-back'), closeTap.pack()),
      })
      return
    }
    case 'reject-sure':
      await ctx.deleteMessage().catch(() => {})
      await beginDialog(ctx, rejectReason, orderId, String(version))
      return
    case 'cancel-sure':
      await orders.cancel(person.actor, { ...tapped, reason: 'shop' })
      await ctx.deleteMessage().catch(() => {})
      return
  }
  await ctx.answerCallbackQuery(words.t('crew-noted'))
})

const dialogs = [
  defineDialog(rejectReason, async (conversation, ctx, orderId = '', version = '0') => {
    const words = wordsIn(await conversation.external(({ house }) => house.words.language))
    await ctx.reply(words.t('crew-order-reject-why'), {
      reply_markup: { force_reply: true, selective: true },
    })
    const answer = await conversation.waitFor('message:text')
    const reason = answer.message.text
    const said = await conversation.external(async ({ house }) => {
      try {
        const { number } = await house.services.orders.reject(house.person.actor, {
          orderId,
          version: Number(version),
          reason,
        })
        return house.words.t('crew-order-rejected-done', { number })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return sentenceFor(error, house.words)
      }
    })
    await answer.reply(said)
  }),
]

first.command('orders', async ctx => {
  const { services, person, words } = ctx.house
  const open = await services.orders.listOpen(person.actor, { limit: 20 })
  if (open.length === 0) {
    await ctx.reply(words.t('crew-no-orders'))
    return
  }
  const keyboard = new InlineKeyboard()
  for (const order of open)
    keyboard
      .text(
        `${order.isLate ? '⚠️ ' : ''}#${order.number} · ${words.t(`order-status-${order.deliveryStatus && order.status !== 'placed' ? order.deliveryStatus.replaceAll('_', '-') : order.status}`)} · ${formatMoney(order.total, words.language)}`,
        showOrderTap.pack(order.id as `ord_${string}`),
      )
      .row()
  await ctx.reply(words.h('crew-orders', { count: open.length }), {
    parse_mode: 'HTML',
    reply_markup: keyboard,
  })
})

onTap(first, showOrderTap, async (ctx, orderId) => {
  const { services, person, words } = ctx.house
  const order = await services.orders.track(person.actor, orderId)
  const chatId = BigInt(ctx.chat?.id ?? 0)
  const known = await services.notifications.shownCard({
    bot: 'crew',
    chatId,
    kind: 'dispatch-card',
    ref: orderId,
  })
  if (known || ctx.chat?.type === 'private') {
    await services.notifications.showAgain({
      bot: 'crew',
      chatId,
      userId: ctx.chat?.type === 'private' ? person.userId : null,
      kind: 'dispatch-card',
      ref: orderId,
    })
    return
  }
  const shown = dispatchCard(order, words)
  if (shown.as === 'card')
    await ctx.reply(shown.html, {
      parse_mode: 'HTML',
      ...(shown.keyboard ? { reply_markup: shown.keyboard } : {}),
    })
})

/** New orders and what the shop does with them. */
export const orders: Feature = { first, dialogs }
