import { Composer, InlineKeyboard } from 'grammy'
import { formatMoney } from '../../locales/format.ts'
import { sentenceFor } from '../../locales/sentence.ts'
import { wordsIn } from '../../locales/words.ts'
import { Refusal } from '../../server/domain/refusals.ts'
import { currencies } from '../../server/domain/shared/currency.ts'
import type { Money } from '../../server/domain/shared/money.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { beginDialog, type Dialog, defineDialog } from '../kit/dialogs.ts'
import { onTap } from '../kit/on-tap.ts'
import { driverCashCard, handoverCard } from './cards/cash-card.ts'
import { isDispatcher, isDriver } from './home.ts'
import { closeTap, handOverTap, settleOtherTap, settleTap } from './taps.ts'

/** "1250", "1 250,50" or "$1,250.50" as minor units; null when it is no amount. */
export const unitsFrom = (text: string, currency: Money['currency']): bigint | null => {
  const { exponent } = currencies[currency]
  const cleaned = text.replace(/[^\d.,]/g, '')
  const parts = /^(\d+(?:[.,]\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(cleaned)
  if (!parts?.[1]) return null
  const whole = parts[1].replace(/[.,]/g, '')
  const cents = (parts[2] ?? '').padEnd(exponent, '0').slice(0, exponent)
  return whole.length > 12 ? null : BigInt(whole + cents)
}

const first = new Composer<ChatContext>()

const sendCard = async (ctx: ChatContext, shown: ReturnType<typeof driverCashCard>): Promise<void> => {
  if (shown.as !== 'card') return
  await ctx.reply(shown.html, {
    parse_mode: 'HTML',
    ...(shown.keyboard ? { reply_markup: shown.keyboard } : {}),
  })
}

first.chatType('private').command('cash', async ctx => {
  const { services, person, words } = ctx.house
  if (isDriver(ctx)) await sendCard(ctx, driverCashCard(await services.cash.mine(person.actor), words))
  if (!isDispatcher(ctx)) return
  const holding = await services.cash.list(person.actor)
  if (holding.length === 0) {
    await ctx.reply(words.t('crew-cash-nobody'))
    return
  }
  const lines = holding.map(one =>
    words.h('crew-cash-line', { name: one.driverName, amount: formatMoney(one.inHand, words.language) }),
  )
  await ctx.reply([words.h('crew-cash-list'), '', ...lines].join('\n'), { parse_mode: 'HTML' })
  for (const { handover } of holding) if (handover) await sendCard(ctx, handoverCard(handover, words))
})

first.chatType('private').command('earnings', async ctx => {
  const { services, person, words } = ctx.house
  const earned = await services.delivery.earnings(person.actor)
  const money = (amount: Money): string => formatMoney(amount, words.language)
  await ctx.reply(
    [
      words.h('crew-earnings', { count: earned.deliveries }),
      words.h('crew-earnings-sum', {
        pay: money(earned.pay),
        tips: money(earned.tips),
        total: money(earned.total),
      }),
      words.h('crew-earnings-balance', { balance: money(earned.balance) }),
    ].join('\n'),
    { parse_mode: 'HTML' },
  )
})

onTap(first, handOverTap, async (ctx, what, units) => {
  const { services, person, words } = ctx.house
  const { inHand } = await services.cash.mine(person.actor)
  if (what === 'other') {
    await beginDialog(ctx, handOverAmount)
    return
  }
  if (what === 'ask') {
    await ctx.editMessageReplyMarkup({
      reply_markup: new InlineKeyboard()
        .text(
          {
            text: words.t('crew-cash-sure', { amount: formatMoney({ ...inHand, units }, words.language) }),
            style: 'success',
          },
          handOverTap.pack('all', units),
        )
        .row()
        .text(words.t('crew-back'), closeTap.pack()),
    })
    return
  }
  await services.cash.declare(person.actor, { declaredUnits: units })
  await ctx.editMessageText(
    words.h('crew-cash-declared', { amount: formatMoney({ ...inHand, units }, words.language) }),
    { parse_mode: 'HTML' },
  )
})

onTap(first, settleTap, async (ctx, handoverId, version, countedUnits) => {
  const { services, person, words } = ctx.house
  await services.cash.settle(person.actor, { handoverId, version, countedUnits })
  await ctx.answerCallbackQuery(words.t('crew-handover-done'))
  const shown = handoverCard(await services.cash.handover(person.actor, handoverId), words)
  if (shown.as === 'card') await ctx.editMessageText(shown.html, { parse_mode: 'HTML' }).catch(() => {})
})

onTap(first, settleOtherTap, (ctx, handoverId, version) =>
  beginDialog(ctx, settleAmount, handoverId, String(version)),
)

const handOverAmount = 'hand-over-amount'
const settleAmount = 'settle-amount'

/** Asks for an amount until one is understood; `use` runs once, outside the replay. */
const askAmount = async (
  conversation: Dialog,
  ctx: ChatContext,
  question: string,
  use: (outer: ChatContext, text: string) => Promise<string>,
): Promise<void> => {
  const language = await conversation.external(outer => outer.house.words.language)
  const words = wordsIn(language)
  await ctx.reply(words.t(question), { reply_markup: { force_reply: true } })
  const answer = await conversation.waitFor('message:text')
  const text = answer.message.text
  const said = await conversation.external(async outer => {
    try {
      return await use(outer, text)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return sentenceFor(error, outer.house.words)
    }
  })
  await answer.reply(said)
}

const dialogs = [
  defineDialog(handOverAmount, (conversation, ctx) =>
    askAmount(conversation, ctx, 'crew-cash-how-much', async ({ house }, text) => {
      const { inHand } = await house.services.cash.mine(house.person.actor)
      const units = unitsFrom(text, inHand.currency)
      if (units === null) throw new Refusal('cash.bad-amount')
      await house.services.cash.declare(house.person.actor, { declaredUnits: units })
      return house.words.t('crew-cash-declared-plain', {
        amount: formatMoney({ ...inHand, units }, house.words.language),
      })
    }),
  ),
  defineDialog(settleAmount, (conversation, ctx, handoverId = '', version = '0') =>
    askAmount(conversation, ctx, 'crew-handover-how-much', async ({ house }, text) => {
      const { declared } = await house.services.cash.handover(house.person.actor, handoverId)
      const units = unitsFrom(text, declared.currency)
      if (units === null) throw new Refusal('cash.bad-amount')
      await house.services.cash.settle(house.person.actor, {
        handoverId,
        version: Number(version),
        countedUnits: units,
      })
      return house.words.t('crew-handover-done')
    }),
  ),
]

/** Cash in hand, its way to the office, and what a driver has earned. */
export const money: Feature = { first, dialogs }
