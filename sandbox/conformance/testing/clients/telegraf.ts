import { Input, Markup, Telegraf, TelegramError } from 'telegraf'
import { message } from 'telegraf/filters'
import { onePixelPng } from '../../../testing/one-pixel.ts'
import { allowedUpdates, type ForeignClient, host, invoice } from './foreign-client.ts'

const counting = (count: number) =>
  Markup.inlineKeyboard([Markup.button.callback(`Count ${count}`, `count:${count + 1}`)])

/** telegraf/telegraf 4. */
export const telegraf: ForeignClient = {
  name: 'Telegraf',
  start: async ({ apiRoot, token, ingress, secret, providerToken }) => {
    const bot = new Telegraf(token, { telegram: { apiRoot } })
    // A handler that fails has failed; the bot goes on, as its users would have it.
    bot.catch(() => {})
    bot.start(ctx => ctx.replyWithHTML(`Hello, <b>${ctx.from.first_name}</b>`, counting(0)))
    bot.action(/^count:(\d+)$/, async ctx => {
      const count = Number(ctx.match[1])
      await ctx.editMessageText(`Counted ${count}`, counting(count))
      await ctx.answerCbQuery(`counted ${count}`)
    })
    bot.command('keyboard', ctx =>
      ctx.reply('Your number?', Markup.keyboard([Markup.button.contactRequest('Share')]).resize()),
    )
    bot.on(message('contact'), ctx => ctx.reply(`number ${ctx.message.contact.phone_number}`))
    bot.on(message('photo'), async ctx => {
      const link = await ctx.telegram.getFileLink(ctx.message.photo.at(-1)?.file_id ?? '')
      const bytes = Buffer.from(await (await fetch(link)).arrayBuffer())
      await ctx.replyWithDocument(Input.fromBuffer(bytes, 'copy.png'), { caption: `${bytes.length} bytes` })
    })
    bot.command('album', ctx =>
      ctx.replyWithMediaGroup([
        { type: 'photo', media: Input.fromBuffer(onePixelPng, 'a.png'), caption: 'first' },
        { type: 'photo', media: Input.fromBuffer(onePixelPng, 'b.png') },
      ]),
    )
    let trail: number | undefined
    bot.on(message('location'), async ctx => {
      trail = (await ctx.reply('on the way')).message_id
    })
    bot.on('edited_message', async ctx => {
      if (!('location' in ctx.editedMessage)) return
      const { latitude } = ctx.editedMessage.location
      await ctx.telegram.editMessageText(ctx.chat.id, trail, undefined, `at ${latitude}`)
    })
    bot.command('same', async ctx => {
      const { message_id } = await ctx.reply('as it is')
      await ctx.telegram.editMessageText(ctx.chat.id, message_id, undefined, 'as it is').catch(error => {
        if (error instanceof TelegramError) return ctx.reply(`${error.code} ${error.description}`)
        throw error
      })
    })
    bot.command('pay', ctx => ctx.replyWithInvoice({ ...invoice, provider_token: providerToken }))
    bot.on('pre_checkout_query', ctx => ctx.answerPreCheckoutQuery(true))
    bot.on(message('successful_payment'), ctx => {
      const { total_amount, invoice_payload } = ctx.message.successful_payment
      return ctx.reply(`paid ${total_amount} ${invoice_payload}`)
    })

    if (ingress === 'polling') {
      const polling = bot.launch({ allowedUpdates: [...allowedUpdates] })
      return {
        stop: async () => {
          bot.stop()
          await polling
        },
      }
    }
    bot.botInfo = await bot.telegram.getMe()
    const server = await host(bot.webhookCallback('/hook', { secretToken: secret }))
    await bot.telegram.setWebhook(server.url, { secret_token: secret, allowed_updates: [...allowedUpdates] })
    return {
      stop: async () => {
        await bot.telegram.deleteWebhook()
        await server.close()
      },
    }
  },
}
