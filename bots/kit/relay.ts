import { Composer, InlineKeyboard } from 'grammy'
import { Refusal } from '../../server/domain/refusals.ts'
import type { ConversationKind, SaidThing } from '../../server/services/index.ts'
import type { ChatContext } from './context.ts'
import type { Feature } from './create-bot.ts'
import { download } from './download.ts'
import { onTap } from './on-tap.ts'
import { beginTalk, currentTalk, endTalk } from './talk.ts'
import type { Tap } from './taps.ts'

type RelayTaps<K extends ConversationKind> = {
  readonly talk: Tap<[kind: K, orderId: `ord_${string}`]>
  readonly reply: Tap<[conversationId: `cnv_${string}`]>
  readonly stop: Tap<[]>
}

/** What a message says that can be passed on; null for what cannot. */
export const saidIn = async (ctx: ChatContext): Promise<SaidThing | null> => {
  const message = ctx.message
  if (!message) return null
  if (message.text) return { kind: 'text', text: message.text }
  const photo = message.photo?.at(-1)
  if (photo)
    return {
      kind: 'photo',
      bytes: await download(ctx, photo.file_id),
      mimeType: 'image/jpeg',
      ...(message.caption ? { caption: message.caption } : {}),
    }
  if (message.voice)
    return {
      kind: 'voice',
      bytes: await download(ctx, message.voice.file_id),
      mimeType: message.voice.mime_type ?? 'audio/ogg',
      ...(message.caption ? { caption: message.caption } : {}),
    }
  if (message.location && message.location.live_period === undefined)
    return { kind: 'location', place: message.location }
  return null
}

/**
 * Talking to the other people of an order through the bot. A tap opens the conversation; from then on what the person
 * writes is passed on, until they stop or half an hour has gone by.
 */
export const relayFeature = <K extends ConversationKind>(taps: RelayTaps<K>): Feature => {
  const first = new Composer<ChatContext>()
  const then = new Composer<ChatContext>()

  const open = async (ctx: ChatContext, conversationId: string, orderNumber: number, name: string | null) => {
    const { t, h } = ctx.house.words
    await beginTalk(ctx, conversationId, orderNumber)
    await ctx.answerCallbackQuery()
    await ctx.reply(h('relay-opened', { number: orderNumber, name: name ?? '—' }), {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text(t('relay-stop'), taps.stop.pack()),
    })
  }

  onTap(first, taps.talk, async (ctx, kind, orderId) => {
    const { services, person } = ctx.house
    const opened = await services.talking.open(person.actor, { orderId, kind })
    await open(ctx, opened.conversationId, opened.orderNumber, opened.otherName)
  })
  onTap(first, taps.reply, async (ctx, conversationId) => {
    const { services, person } = ctx.house
    const opened = await services.talking.resume(person.actor, conversationId)
    await open(ctx, conversationId, opened.orderNumber, opened.otherName)
  })
  onTap(first, taps.stop, async ctx => {
    await endTalk(ctx)
    await ctx.editMessageText(ctx.house.words.t('relay-stopped'))
  })

  then.on('message', async (ctx, next) => {
    const talk = await currentTalk(ctx)
    if (!talk) return next()
    const said = await saidIn(ctx)
    if (!said) throw new Refusal('request.not-understood')
    const { services, person, updateKey, words } = ctx.house
    try {
      await services.talking.say(person.actor, { conversationId: talk.conversationId, said, key: updateKey })
    } catch (error) {
      if (error instanceof Refusal && (error.kind === 'conflict' || error.kind === 'absent'))
        await endTalk(ctx)
      throw error
    }
    await ctx.reply(words.t('relay-passed-on', { number: talk.orderNumber }), {
      reply_parameters: { message_id: ctx.message.message_id, allow_sending_without_reply: true },
    })
  })

  return { first, then }
}
