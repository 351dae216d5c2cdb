import { Composer, Keyboard } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import { onShow } from './show.ts'

/** Asking for things: a keyboard of questions, an answer that is asked for, and what comes of them. */
export const keyboardActs = new Composer<PlaygroundContext>()

const usersRequest = 1
const chatRequest = 2
const mostUsers = 5

onShow(
  keyboardActs,
  'keyboard',
  ctx => {
    const { keyboard: say } = ctx.say
    return ctx.reply(say.title, {
      reply_markup: new Keyboard()
        .requestContact(say.contact)
        .requestLocation(say.location)
        .row()
        .requestUsers(say.users, usersRequest, { max_quantity: mostUsers })
        .requestChat(say.chat, chatRequest, { chat_is_channel: false })
        .row()
        .webApp(say.app, ctx.place.appUrl)
        .row()
        .text(say.close, 'danger')
        .resized()
        .placeholder(say.placeholder),
    })
  },
  'keyboard',
)
onShow(keyboardActs, 'reply', ctx =>
  ctx.reply(ctx.say.reply.ask, {
    reply_markup: { force_reply: true, input_field_placeholder: ctx.say.reply.placeholder },
  }),
)

const alone = keyboardActs.chatType('private')
alone.on('message:contact', ctx => ctx.reply(ctx.say.got.contact(ctx.msg.contact.phone_number)))
alone.on('message:location', ctx => {
  const { latitude, longitude } = ctx.msg.location
  return ctx.reply(ctx.say.got.location(`${latitude.toFixed(4)}, ${longitude.toFixed(4)}`))
})
alone.on('message:users_shared', ctx => ctx.reply(ctx.say.got.users(ctx.msg.users_shared.users.length)))
alone.on('message:chat_shared', ctx => ctx.reply(ctx.say.got.chat))
alone.on('message:web_app_data', ctx => ctx.reply(ctx.say.got.data(ctx.msg.web_app_data.data)))
alone.on('message:text', ctx => {
  const { keyboard, reply, got } = ctx.say
  const { text, reply_to_message: asked, via_bot } = ctx.msg
  // What the bot itself has said by inline mode needs no answer.
  if (via_bot?.id === ctx.me.id) return undefined
  if (text === keyboard.close) return ctx.reply(keyboard.closed, { reply_markup: { remove_keyboard: true } })
  if (asked?.from?.id === ctx.me.id && asked.text === reply.ask) return ctx.reply(reply.answer(text))
  return ctx.reply(got.text(text.slice(0, 200)))
})
