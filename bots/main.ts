import { Api } from 'grammy'
import type { Env } from '../server/env.ts'
import { type BotName, botNames, type Services } from '../server/services/index.ts'
import { crewBot } from './crew/bot.ts'
import { customerBot } from './customer/bot.ts'
import type { BotHouse } from './kit/bot-house.ts'
import { createBot, publishCommands } from './kit/create-bot.ts'
import { startInboxLoop } from './kit/inbox-loop.ts'
import type { Log } from './kit/log.ts'
import { pacedApi } from './kit/outgoing/paced-api.ts'
import { rateGate } from './kit/outgoing/rate-gate.ts'
import { startSendLoop } from './kit/outgoing/send-loop.ts'
import { allowedUpdates, startPolling } from './kit/polling.ts'
import { salesBot } from './sales/bot.ts'

export type RunningBots = { stop(): Promise<void> }

const houses: Readonly<Record<BotName, BotHouse>> = { customer: customerBot, crew: crewBot, sales: salesBot }

/** Asks Telegram until it answers; a wrong token ends the start with its name. */
const whoIs = async (name: BotName, token: string, apiRoot: string, log: Log) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await new Api(token, { apiRoot }).getMe()
    } catch (error) {
      if (/\b(401|404)\b/.test(String(error)))
        throw new Error(`Telegram does not know the token in ${name.toUpperCase()}_BOT_TOKEN.`)
      log.warn({ bot: name, error: String(error).replaceAll(token, '…') }, 'Telegram does not answer yet')
      await new Promise(resolve => setTimeout(resolve, Math.min(10_000, attempt * 500)))
    }
  }
}

/** Starts the three bots: updates in (polling or webhook), handlers, and the way out. */
export const startBots = async (input: { env: Env; services: Services; log: Log }): Promise<RunningBots> => {
  const { env, services, log } = input
  const { apiRoot, ingress } = env.telegram
  const infos = await Promise.all(botNames.map(name => whoIs(name, env.tokens[name], apiRoot, log)))
  const infoOf = Object.fromEntries(botNames.map((name, at) => [name, infos[at]])) as Record<
    BotName,
    (typeof infos)[number]
  >
  const usernames = Object.fromEntries(botNames.map(name => [name, infoOf[name].username])) as Record<
    BotName,
    string
  >
  const apps = env.apps.areOffered ? env.apps : null
  const stops: (() => Promise<void> | void)[] = []

  for (const name of botNames) {
    const token = env.tokens[name]
    const gate = rateGate()
    const house = houses[name]
    const bot = createBot(
      { name, token, apiRoot, services, log, gate, usernames, apps, botInfo: infoOf[name] },
      house,
    )
    await publishCommands(bot, name, house.commands)
    if (ingress.mode === 'webhook') {
      await bot.api.setWebhook(`${env.publicUrl}/telegram/${name}`, {
        secret_token: ingress.secret,
        allowed_updates: allowedUpdates,
      })
    } else {
      await bot.api.deleteWebhook()
      const polling = startPolling({ name, bot, services, log })
      stops.push(() => polling.stop())
    }
    const inbox = startInboxLoop({ name, bot, services, log })
    const sender = startSendLoop({
      bot: name,
      apis: {
        0: pacedApi(token, apiRoot, gate, 0),
        1: pacedApi(token, apiRoot, gate, 1),
        2: pacedApi(token, apiRoot, gate, 2),
      },
      services,
      renderers: house.renderers,
      usernames,
      apps,
      ...(house.doors ? { doors: house.doors } : {}),
      log,
    })
    stops.push(async () => {
      await inbox.stop()
      await sender.stop()
      gate.close()
    })
  }
  return {
    stop: async () => {
      await Promise.allSettled(stops.map(stop => stop()))
    },
  }
}
