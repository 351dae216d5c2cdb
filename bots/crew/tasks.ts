import { Composer, InlineKeyboard } from 'grammy'
import { formatTime } from '../../locales/format.ts'
import { Refusal } from '../../server/domain/refusals.ts'
import { failureReasons } from '../../server/services/index.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { download } from '../kit/download.ts'
import { onTap } from '../kit/on-tap.ts'
import { currentTalk } from '../kit/talk.ts'
import {
  acceptTap,
  closeTap,
  declineTap,
  failReasonTap,
  failTap,
  proofTap,
  stepTap,
  taskTap,
} from './taps.ts'

const first = new Composer<ChatContext>()
const then = new Composer<ChatContext>()

onTap(first, acceptTap, async (ctx, offerId, version) => {
  const { services, person, words } = ctx.house
  await services.dispatch.acceptOffer(person.actor, { offerId, version })
  await ctx.answerCallbackQuery(words.t('crew-accepted'))
})

onTap(first, declineTap, async (ctx, offerId, version) => {
  const { services, person, words } = ctx.house
  await services.dispatch.declineOffer(person.actor, { offerId, version })
  await ctx.answerCallbackQuery(words.t('crew-declined'))
})

onTap(first, stepTap, async (ctx, what, deliveryId, version) => {
  const { services, person, words } = ctx.house
  const { delivery } = services
  const tapped = { deliveryId, version }
  switch (what) {
    case 'arrive-pickup':
      await delivery.arriveAtPickup(person.actor, tapped)
      break
    case 'pick-up':
      await delivery.pickUp(person.actor, tapped)
      break
    case 'arrive-dropoff':
      await delivery.arriveAtDropoff(person.actor, tapped)
      break
    case 'deliver':
      await delivery.deliver(person.actor, { ...tapped, isCashCollected: true })
      break
    case 'retry':
      await delivery.retry(person.actor, tapped)
      break
    case 'return':
      await delivery.startReturn(person.actor, tapped)
      break
    case 'returned':
      await delivery.completeReturn(person.actor, tapped)
      break
    case 'release':
      await ctx.reply(words.t('crew-release-sure'), {
        reply_markup: new InlineKeyboard()
          .text(
            { text: words.t('crew-release-yes'), style: 'danger' },
            stepTap.pack('release-sure', deliveryId, version),
          )
          .text(words.t('crew-keep'), closeTap.pack()),
      })
      return
    case 'release-sure':
      await delivery.release(person.actor, tapped)
      await ctx.deleteMessage().catch(() => {})
      return
  }
  await ctx.answerCallbackQuery(words.t('crew-noted'))
})

onTap(first, failTap, async (ctx, deliveryId, version) => {
  const { words } = ctx.house
  const keyboard = new InlineKeyboard()
  for (const reason of failureReasons)
    keyboard.text(words.t(`delivery-reason-${reason}`), failReasonTap.pack(reason, deliveryId, version)).row()
  keyboard.text(words.t('crew-back'), closeTap.pack())
  await ctx.reply(words.t('crew-fail-why'), { reply_markup: keyboard })
})

onTap(first, failReasonTap, async (ctx, reason, deliveryId, version) => {
  const { services, person, words } = ctx.house
  await services.delivery.fail(person.actor, { deliveryId, version, reason })
  await ctx.answerCallbackQuery(words.t('crew-noted'))
  await ctx.deleteMessage().catch(() => {})
})

onTap(first, proofTap, async (ctx, kind, _deliveryId) => {
  await ctx.answerCallbackQuery({ text: ctx.house.words.t(`crew-proof-${kind}-ask`), show_alert: true })
})

onTap(first, closeTap, async ctx => {
  await ctx.deleteMessage().catch(() => {})
})

/** The driver's tasks that stand at a door and miss this kind of proof. */
const atDoor = async (ctx: ChatContext, kind: 'code' | 'photo') => {
  const { services, person } = ctx.house
  if (person.actor.driverId === undefined) return []
  const tasks = await services.delivery.myTasks(person.actor)
  return tasks.filter(task => task.status === 'at_dropoff' && task.proof.missing.includes(kind))
}

const afterProof = async (ctx: ChatContext, deliveryId: string): Promise<void> => {
  const { services, person, words } = ctx.house
  await ctx.reply(words.t('crew-proof-taken'), {
    reply_parameters: { message_id: ctx.msg?.message_id ?? 0, allow_sending_without_reply: true },
  })
  await services.notifications.showAgain({
    bot: 'crew',
    chatId: BigInt(ctx.chat?.id ?? 0),
    userId: person.userId,
    kind: 'task-card',
    ref: deliveryId,
  })
}

// Four digits at the door are the customer's code, also while the driver is writing to somebody: there is nothing to open
// first, and a code that went to the customer instead would leave both of them waiting.
then.chatType('private').hears(/^\s*\d(?:\s*\d){3}\s*$/, async (ctx, next) => {
  const [task] = await atDoor(ctx, 'code')
  if (!task) return next()
  const { services, person } = ctx.house
  await services.delivery.proveByCode(person.actor, { deliveryId: task.deliveryId, code: ctx.msg.text ?? '' })
  await afterProof(ctx, task.deliveryId)
})

then.chatType('private').on('message:photo', async (ctx, next) => {
  if (await currentTalk(ctx)) return next()
  const [task] = await atDoor(ctx, 'photo')
  if (!task) return next()
  const { services, person } = ctx.house
  const photo = ctx.message.photo.at(-1)
  if (!photo) throw new Refusal('media.not-a-picture')
  await services.delivery.proveByPhoto(person.actor, {
    deliveryId: task.deliveryId,
    photo: { bytes: await download(ctx, photo.file_id), mimeType: 'image/jpeg' },
  })
  await afterProof(ctx, task.deliveryId)
})

first.chatType('private').command('tasks', async ctx => {
  const { services, person, words } = ctx.house
  const tasks = await services.delivery.myTasks(person.actor)
  if (tasks.length === 0) {
    await ctx.reply(words.t('crew-no-tasks'))
    return
  }
  const keyboard = new InlineKeyboard()
  for (const task of tasks)
    keyboard
      .text(
        words.t('crew-task-line', {
          number: task.orderNumber,
          time: task.promisedAt ? formatTime(task.promisedAt, task.timeZone, words.language) : '—',
        }),
        taskTap.pack(task.deliveryId as `dlv_${string}`),
      )
      .row()
  await ctx.reply(words.t('crew-tasks', { count: tasks.length }), { reply_markup: keyboard })
})

onTap(first, taskTap, async (ctx, deliveryId) => {
  const { services, person } = ctx.house
  await services.delivery.task(person.actor, deliveryId)
  await services.notifications.showAgain({
    bot: 'crew',
    chatId: BigInt(ctx.chat?.id ?? 0),
    userId: person.userId,
    kind: 'task-card',
    ref: deliveryId,
  })
})

/** Offers and the steps of a delivery, from the shop to the door. */
export const tasks: Feature = { first, then }
