import { Bot, type Context, InlineKeyboard, Keyboard } from 'grammy'

/** What the bots heard, in their own words, for a test to read. */
export type Heard = string[]

/** Two bots that answer everything a person can do in a chat. `stop` ends their polling. */
export async function startDemoBots(apiRoot: string, shopToken: string, crewToken: string) {
  const heard: Heard = []
  const shop = new Bot(shopToken, { client: { apiRoot } })
  const crew = new Bot(crewToken, { client: { apiRoot } })
  const keyboard = (count: number) =>
    new InlineKeyboard()
      .text(`Count ${count}`, `count:${count + 1}`)
      .text('Alert', 'alert')
      .row()
      .url('Join the crew', 'https://t.me/crew_bot?start=invite_7')
  shop.command('start', ctx =>
    ctx.reply('Welcome', {
      reply_markup: new Keyboard().requestContact('My number').requestLocation('My place').resized(),
    }),
  )
  shop.command('count', ctx => ctx.reply('Let us count', { reply_markup: keyboard(0) }))
  shop.callbackQuery(/^count:(\d+)$/, async ctx => {
    await ctx.editMessageText('Let us count', { reply_markup: keyboard(Number(ctx.match[1])) })
    await ctx.answerCallbackQuery('counted')
  })
  shop.callbackQuery('alert', ctx => ctx.answerCallbackQuery({ text: 'Read this', show_alert: true }))
  shop.on('message:contact', ctx =>
    ctx.reply(`number of ${ctx.from.id === ctx.msg.contact.user_id ? 'you' : 'another'}`),
  )
  shop.on('message:location', ctx => ctx.reply(`place ${roundedPlace(ctx)}`))
  shop.on('edited_message:location', ctx => {
    heard.push(`moved ${ctx.editedMessage.location.live_period ? 'live' : 'stopped'}`)
  })
  shop.on('message:photo', ctx => ctx.reply(`photo ${ctx.msg.caption ?? 'bare'}`))
  shop.on('message:text', ctx =>
    ctx.reply(`<b>You</b> said ${ctx.msg.text.length} letters`, { parse_mode: 'HTML' }),
  )
  shop.on('my_chat_member', ctx => {
    heard.push(`member ${ctx.myChatMember.new_chat_member.status}`)
  })
  crew.command('start', ctx => ctx.reply(`Payload ${ctx.match}`))
  await shop.api.setMyCommands([{ command: 'count', description: 'Count together' }])
  const updates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const
  for (const bot of [shop, crew]) {
    await bot.init()
    void bot.start({ allowed_updates: updates })
  }
  return { heard, stop: () => Promise.all([shop.stop(), crew.stop()]) }
}

function roundedPlace(ctx: Context): string {
  const { latitude = 0, longitude = 0 } = ctx.msg?.location ?? {}
  return `${latitude.toFixed(3)} ${longitude.toFixed(3)}`
}
