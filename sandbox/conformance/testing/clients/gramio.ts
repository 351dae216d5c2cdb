import { Bot, InlineKeyboard, Keyboard, MediaInput, MediaUpload, TelegramError, webhookHandler } from 'gramio'
import { onePixelPng } from '../../../testing/one-pixel.ts'
import { allowedUpdates, type ForeignClient, host, invoice } from './foreign-client.ts'

const counting = (count: number) => new InlineKeyboard().text(`Count ${count}`, `count:${count + 1}`)
const picture = (name: string) => new File([new Uint8Array(onePixelPng)], name, { type: 'image/png' })

/** gramiojs/gramio 0.10. */
export const gramio: ForeignClient = {
  name: 'GramIO',
  start: async ({ apiRoot, token, ingress, secret, providerToken }) => {
    let trail = 0
    const bot = new Bot(token, { api: { baseURL: `${apiRoot}/bot` } })
    const { api } = bot
    bot
      .onError(() => {})
      .command('start', ctx =>
        ctx.send(`Hello, <b>${ctx.from?.firstName}</b>`, { parse_mode: 'HTML', reply_markup: counting(0) }),
      )
      .callbackQuery(/^count:(\d+)$/, async ctx => {
        const count = Number(ctx.queryData[1])
        await ctx.editText(`Counted ${count}`, { reply_markup: counting(count) })
        await ctx.answer(`counted ${count}`)
      })
      .command('keyboard', ctx =>
        ctx.send('Your number?', { reply_markup: new Keyboard().requestContact('Share').resized() }),
      )
      .command('album', ctx =>
        ctx.sendMediaGroup([
          MediaInput.photo(picture('a.png'), { caption: 'first' }),
          MediaInput.photo(picture('b.png')),
        ]),
      )
      .command('same', async ctx => {
        const sent = await ctx.send('as it is')
        const answer = await api.editMessageText({
          chat_id: ctx.chatId,
          message_id: sent.id,
          text: 'as it is',
          suppress: true,
        })
        if (answer instanceof TelegramError) await ctx.send(`${answer.code} ${answer.message}`)
      })
      .command('pay', ctx =>
        api.sendInvoice({ chat_id: ctx.chatId, ...invoice, provider_token: providerToken }),
      )
      .on('pre_checkout_query', ctx => ctx.answer({ ok: true }))
      .on('successful_payment', ctx =>
        ctx.send(`paid ${ctx.eventPayment.totalAmount} ${ctx.eventPayment.invoicePayload}`),
      )
      // This library tells of first positions and moves alike.
      .on('location', async ctx => {
        const { chat, location, edit_date: movedAt } = ctx.payload
        if (movedAt === undefined)
          trail = (await api.sendMessage({ chat_id: chat.id, text: 'on the way' })).message_id
        else
          await api.editMessageText({ chat_id: chat.id, message_id: trail, text: `at ${location?.latitude}` })
      })
      .on('message', async ctx => {
        const { contact, photo } = ctx.payload
        if (contact) await ctx.send(`number ${contact.phone_number}`)
        if (photo) {
          const file = await api.getFile({ file_id: photo.at(-1)?.file_id ?? '' })
          const answer = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`)
          const bytes = await answer.arrayBuffer()
          await ctx.sendDocument(await MediaUpload.buffer(Buffer.from(bytes), 'copy.png'), {
            caption: `${bytes.byteLength} bytes`,
          })
        }
      })

    if (ingress === 'polling') {
      await bot.start({ allowedUpdates: [...allowedUpdates] })
      return { stop: () => bot.stop() }
    }
    await bot.init()
    const server = await host(webhookHandler(bot, 'http', secret))
    await bot.api.setWebhook({ url: server.url, secret_token: secret, allowed_updates: [...allowedUpdates] })
    return {
      stop: async () => {
        await bot.api.deleteWebhook()
        await server.close()
      },
    }
  },
}
