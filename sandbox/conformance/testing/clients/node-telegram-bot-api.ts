import {
  Bot,
  InlineKeyboardBuilder,
  InputFile,
  nodeFrameworkWebhook,
  ReplyKeyboardBuilder,
  TelegramApiError,
} from 'node-telegram-bot-api'
import { onePixelPng } from '../../../testing/one-pixel.ts'
import { allowedUpdates, type ForeignClient, host, invoice } from './foreign-client.ts'

const counting = (count: number) =>
  new InlineKeyboardBuilder().text(`Count ${count}`, `count:${count + 1}`).build()

/** yagop/node-telegram-bot-api 2. */
export const nodeTelegramBotApi: ForeignClient = {
  name: 'node-telegram-bot-api',
  start: async ({ apiRoot, token, ingress, secret, providerToken }) => {
    const bot = new Bot(token, { apiRoot })
    const { api } = bot
    bot.catch(() => {})
    bot.command('start', ctx =>
      ctx.reply(`Hello, <b>${ctx.from?.first_name}</b>`, { parse_mode: 'HTML', reply_markup: counting(0) }),
    )
    bot.on('callback_query', async ctx => {
      const query = ctx.callbackQuery
      const count = Number(query?.data?.slice('count:'.length))
      await api.editMessageText({
        chat_id: query?.message?.chat.id ?? 0,
        message_id: query?.message?.message_id ?? 0,
        text: `Counted ${count}`,
        reply_markup: counting(count),
      })
      await ctx.answerCallbackQuery({ text: `counted ${count}` })
    })
    bot.command('keyboard', ctx =>
      ctx.reply('Your number?', {
        reply_markup: new ReplyKeyboardBuilder().requestContact('Share').build({ resize_keyboard: true }),
      }),
    )
    bot.command('album', async ctx => {
      await api.sendMediaGroup({
        chat_id: ctx.chat?.id ?? 0,
        media: [
          { type: 'photo', media: new InputFile(onePixelPng, { filename: 'a.png' }), caption: 'first' },
          { type: 'photo', media: new InputFile(onePixelPng, { filename: 'b.png' }) },
        ],
      })
    })
    bot.command('same', async ctx => {
      const sent = await ctx.reply('as it is')
      try {
        await api.editMessageText({ chat_id: sent.chat.id, message_id: sent.message_id, text: 'as it is' })
      } catch (error) {
        if (!(error instanceof TelegramApiError)) throw error
        await ctx.reply(`${error.errorCode} ${error.description}`)
      }
    })
    bot.command('pay', async ctx => {
      await api.sendInvoice({ chat_id: ctx.chat?.id ?? 0, ...invoice, provider_token: providerToken })
    })
    bot.on('pre_checkout_query', async ctx => {
      if (!('pre_checkout_query' in ctx.update)) return
      await api.answerPreCheckoutQuery({ pre_checkout_query_id: ctx.update.pre_checkout_query.id, ok: true })
    })
    let trail = 0
    bot.on('message', async ctx => {
      const { message } = ctx
      if (message?.contact) await ctx.reply(`number ${message.contact.phone_number}`)
      if (message?.location) trail = (await ctx.reply('on the way')).message_id
      if (message?.photo) {
        const file = await api.getFile({ file_id: message.photo.at(-1)?.file_id ?? '' })
        const answer = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`)
        const bytes = Buffer.from(await answer.arrayBuffer())
        await api.sendDocument({
          chat_id: message.chat.id,
          document: new InputFile(bytes, { filename: 'copy.png' }),
          caption: `${bytes.length} bytes`,
        })
      }
      if (message?.successful_payment) {
        const { total_amount, invoice_payload } = message.successful_payment
        await ctx.reply(`paid ${total_amount} ${invoice_payload}`)
      }
    })
    bot.on('edited_message', async ctx => {
      if (!('edited_message' in ctx.update)) return
      const { edited_message: moved } = ctx.update
      if (!moved.location) return
      await api.editMessageText({
        chat_id: moved.chat.id,
        message_id: trail,
        text: `at ${moved.location.latitude}`,
      })
    })

    if (ingress === 'polling') {
      const polling = bot.startPolling(undefined, { allowedUpdates: [...allowedUpdates] })
      return {
        stop: async () => {
          bot.stop()
          await polling
        },
      }
    }
    const answer = nodeFrameworkWebhook(bot, { secretToken: secret })
    const server = await host((request, response) => void answer(request, response))
    await api.setWebhook({ url: server.url, secret_token: secret, allowed_updates: [...allowedUpdates] })
    return {
      stop: async () => {
        await api.deleteWebhook()
        await server.close()
      },
    }
  },
}
