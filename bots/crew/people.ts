import { Composer, InlineKeyboard } from 'grammy'
import { formatDay, formatTime } from '../../locales/format.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { startUrl } from '../kit/links.ts'
import { onTap } from '../kit/on-tap.ts'
import { isDispatcher } from './home.ts'
import { inviteTap } from './taps.ts'

const first = new Composer<ChatContext>()

const rolesToOffer = ['driver', 'dispatcher', 'sales', 'support', 'admin'] as const

first.chatType('private').command('invite', async ctx => {
  const { words } = ctx.house
  if (!isDispatcher(ctx)) {
    await ctx.reply(words.t('refusal-people-not-allowed'))
    return
  }
  const keyboard = new InlineKeyboard()
  for (const [at, role] of rolesToOffer.entries()) {
    keyboard.text(words.t(`role-${role}`), inviteTap.pack(role))
    if (at % 2 === 1) keyboard.row()
  }
  await ctx.reply(words.t('crew-invite-whom'), { reply_markup: keyboard })
})

onTap(first, inviteTap, async (ctx, role) => {
  const { services, person, words, usernames } = ctx.house
  const held = person.actor.roles.find(one => ['dispatcher', 'admin', 'owner'].includes(one.role))
  const branches = await services.places.branches()
  const branchId = held?.branchId ?? branches[0]?.id
  const isOfBranch = role === 'driver' || role === 'dispatcher'
  const invite = await services.people.inviteStaff(person.actor, {
    role,
    ...(isOfBranch && branchId ? { branchId } : {}),
  })
  const zone = branches[0]?.timeZone ?? 'UTC'
  const until = `${formatDay(invite.expiresAt, zone, words.language)} ${formatTime(invite.expiresAt, zone, words.language)}`
  const url = startUrl(role === 'sales' ? usernames.sales : usernames.crew, invite.payload)
  await ctx.editMessageText(words.h('crew-invite', { role: words.t(`role-${role}`), until, url }), {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: new InlineKeyboard([[{ text: words.t('crew-invite-copy'), copy_text: { text: url } }]]),
  })
})

/** The bot was put into a group, or taken out of it: dispatchers work there from now on, or no more. */
first.on('my_chat_member', async ctx => {
  const { services, person, words } = ctx.house
  const { chat, new_chat_member: now } = ctx.myChatMember
  if (chat.type === 'private' || chat.type === 'channel') return
  if (now.status === 'left' || now.status === 'kicked') {
    await services.dispatch.leaveGroup(BigInt(chat.id))
    return
  }
  const hasTopics = chat.type === 'supergroup' && chat.is_forum === true
  await services.dispatch.joinGroup(person.actor, { chatId: BigInt(chat.id), title: chat.title, hasTopics })
  await ctx.reply(words.t(hasTopics ? 'crew-group-joined-topics' : 'crew-group-joined'))
})

first.chatType(['group', 'supergroup']).command(['start', 'here'], async ctx => {
  const { services, person, words } = ctx.house
  const hasTopics = ctx.chat.type === 'supergroup' && ctx.chat.is_forum === true
  await services.dispatch.joinGroup(person.actor, {
    chatId: BigInt(ctx.chat.id),
    title: ctx.chat.title,
    hasTopics,
  })
  await ctx.reply(words.t(hasTopics ? 'crew-group-joined-topics' : 'crew-group-joined'))
})

/** Invites, and the groups where dispatchers work. */
export const people: Feature = { first }
