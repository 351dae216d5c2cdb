import { type ConversationData, conversations, type VersionedState } from '@grammyjs/conversations'
import { Bot, Composer, type Middleware, type MiddlewareFn } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { type LanguageCode, languages, wordsIn } from '../../locales/words.ts'
import type { BotName, Services } from '../../server/services/index.ts'
import type { Apps } from './apps.ts'
import type { ChatContext, House } from './context.ts'
import { explain } from './explain.ts'
import type { Log } from './log.ts'
import { keepMenuButton, type MenuApp } from './menu-button.ts'
import { paced } from './outgoing/paced-api.ts'
import type { RateGate } from './outgoing/rate-gate.ts'
import { innermost, isPassing, isTapTooOld, isUnreachable } from './trouble.ts'

/** One thing a bot can do. */
export type Feature = {
  /** Commands, taps, locations, contacts, keyboard buttons: whatever must get through while a dialog waits for text. */
  readonly first?: Composer<ChatContext>
  /** Short text dialogs, made with `defineDialog`. */
  readonly dialogs?: readonly Middleware<ChatContext>[]
  /** Plain text and files that no dialog was waiting for. */
  readonly then?: Composer<ChatContext>
}

/** A command as the menu shows it; its description is the word `command-<bot>-<name>`. */
export type BotPlan = {
  readonly features: readonly Feature[]
  readonly commands: readonly string[]
  readonly menuApp?: MenuApp
}

export type BotSetting = {
  readonly name: BotName
  readonly token: string
  readonly apiRoot: string
  readonly services: Services
  readonly log: Log
  readonly gate: RateGate
  readonly usernames: Readonly<Record<BotName, string>>
  readonly apps: Apps
  readonly botInfo?: UserFromGetMe
}

/** Whoever spoke: makes the person known and the house ready for the handlers. */
const enter =
  (setting: BotSetting): Middleware<ChatContext> =>
  async (ctx, next) => {
    const from = ctx.from
    if (!from || from.is_bot) return
    const person = await setting.services.people.meet({
      bot: setting.name,
      telegramId: BigInt(from.id),
      firstName: from.first_name,
      ...(from.last_name ? { lastName: from.last_name } : {}),
      ...(from.username ? { username: from.username } : {}),
      ...(from.language_code ? { languageCode: from.language_code } : {}),
    })
    const house: House = {
      services: setting.services,
      bot: setting.name,
      log: setting.log,
      person,
      words: wordsIn(person.language),
      updateKey: `${setting.name}:${ctx.update.update_id}`,
      usernames: setting.usernames,
      apps: setting.apps,
      isToBeTriedAgain: false,
      meetDialogs: async last => {
        await last?.()
      },
    }
    ctx.house = house
    await next()
  }

/** Every tap is answered, whatever its handler did, and once: a spinner that stays is a lie. The first answer counts. */
const answerTaps: Middleware<ChatContext> = async (ctx, next) => {
  if (!ctx.callbackQuery) return next()
  let isAnswered = false
  const answer = ctx.answerCallbackQuery.bind(ctx)
  ctx.answerCallbackQuery = async (...given) => {
    if (isAnswered) return true
    isAnswered = true
    try {
      return await answer(...given)
    } catch (error) {
      if (isTapTooOld(error)) return true
      throw error
    }
  }
  await next()
  if (!isAnswered) await ctx.answerCallbackQuery()
}

/** Says no in the person's language; a person who cannot be reached is marked so and left in peace. */
const explainTrouble: Middleware<ChatContext> = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    if (isUnreachable(error) && ctx.chat?.type === 'private') {
      await ctx.house.services.people.markUnreachable(ctx.house.bot, BigInt(ctx.chat.id))
      return
    }
    if (!(await explain(ctx, error))) throw error
  }
}

/**
 * A dialog can only be entered by an update that has met it, and taps and commands come before the dialogs. So whoever
 * begins a dialog introduces the update to all of them first; none is waiting then, so none takes the update.
 */
const introduceDialogs =
  (dialogs: MiddlewareFn<ChatContext>): Middleware<ChatContext> =>
  async (ctx, next) => {
    let areKnown = false
    ctx.house.meetDialogs = async last => {
      if (areKnown) return last?.()
      areKnown = true
      await dialogs(ctx, async () => {
        await last?.()
      })
    }
    await next()
  }

/** Blocking and unblocking the bot is heard before anything else. */
const hearBlocking =
  (setting: BotSetting): Middleware<ChatContext> =>
  async (ctx, next) => {
    const change = ctx.myChatMember
    if (change?.chat.type !== 'private') return next()
    const telegramId = BigInt(change.chat.id)
    if (change.new_chat_member.status === 'kicked')
      await setting.services.people.markUnreachable(setting.name, telegramId)
    else if (change.new_chat_member.status === 'member')
      await setting.services.people.markReachable(setting.name, telegramId)
  }

/** Where dialogs wait for their answers. An update that will be tried again must find them as they were. */
const storage = ({ name, services: { screens } }: BotSetting) => {
  const keyOf = (ctx: ChatContext): string | null =>
    ctx.chat && ctx.from ? `dialog:${name}:${ctx.chat.id}:${ctx.from.id}` : null
  return {
    type: 'context' as const,
    version: 1,
    adapter: {
      read: async (ctx: ChatContext) => {
        const key = keyOf(ctx)
        return key === null
          ? undefined
          : ((await screens.read(key)) as VersionedState<ConversationData> | undefined)
      },
      write: async (ctx: ChatContext, state: VersionedState<ConversationData>) => {
        const key = keyOf(ctx)
        if (key !== null && !ctx.house.isToBeTriedAgain) await screens.write(key, state)
      },
      delete: async (ctx: ChatContext) => {
        const key = keyOf(ctx)
        if (key !== null && !ctx.house.isToBeTriedAgain) await screens.forget(key)
      },
    },
  }
}

/** Notes trouble that will pass: the inbox gives the update back, and the dialogs must not have moved. */
const notePassingTrouble: Middleware<ChatContext> = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    ctx.house.isToBeTriedAgain = isPassing(innermost(error))
    throw error
  }
}

/**
 * Builds a bot out of its features. The order is what matters: trouble is caught first, taps always end answered,
 * what must get through comes before the dialogs, and what nobody understood comes last.
 */
export const createBot = (setting: BotSetting, plan: BotPlan): Bot<ChatContext> => {
  const bot = new Bot<ChatContext>(setting.token, {
    client: { apiRoot: setting.apiRoot },
    ...(setting.botInfo ? { botInfo: setting.botInfo } : {}),
  })
  bot.api.config.use(paced(setting.gate, 0))
  bot.use(hearBlocking(setting), enter(setting), keepMenuButton(plan.menuApp), explainTrouble, answerTaps)
  // Inside a dialog the context and its client are made anew, so the pace has to be installed there as well.
  bot.use(
    conversations<ChatContext, ChatContext>({
      storage: storage(setting),
      plugins: [
        async (ctx, next) => {
          ctx.api.config.use(paced(setting.gate, 0))
          await next()
        },
      ],
    }),
  )
  bot.use(notePassingTrouble)
  const dialogs = new Composer(...plan.features.flatMap(feature => feature.dialogs ?? [])).middleware()
  bot.use(introduceDialogs(dialogs))
  for (const feature of plan.features) if (feature.first) bot.use(feature.first)
  bot.use((ctx, next) => ctx.house.meetDialogs(next))
  for (const feature of plan.features) if (feature.then) bot.use(feature.then)
  bot.on('callback_query', async ctx => {
    await ctx.answerCallbackQuery({ text: ctx.house.words.t('button-is-old'), show_alert: true })
  })
  bot.on('message', async (ctx, next) => {
    if (ctx.chat.type !== 'private') return next()
    await ctx.reply(ctx.house.words.t(`not-understood-${setting.name}`))
  })
  return bot
}

/** Tells Telegram the bot's commands in every language. */
export const publishCommands = async (
  bot: Bot<ChatContext>,
  name: BotName,
  commands: readonly string[],
): Promise<void> => {
  const listIn = (language: LanguageCode) =>
    commands.map(command => ({ command, description: wordsIn(language).t(`command-${name}-${command}`) }))
  await bot.api.setMyCommands(listIn('en'), { scope: { type: 'all_private_chats' } })
  for (const language of languages)
    await bot.api.setMyCommands(listIn(language), {
      scope: { type: 'all_private_chats' },
      language_code: language,
    })
}
