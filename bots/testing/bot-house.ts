import type { NewUser } from '../../sandbox/api/contract.ts'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'
import { request, SandboxPerson } from '../../sandbox/testing/person.ts'
import type { BotName } from '../../server/services/index.ts'
import { testRedisUrl } from '../../server/testing/database.ts'
import { testTokens } from '../../server/testing/launch.ts'
import { town } from '../../server/testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../server/testing/test-house.ts'
import { startWorkers, type Workers } from '../../server/workers/run.ts'
import type { Apps } from '../kit/apps.ts'
import type { BotHouse } from '../kit/bot-house.ts'
import { createBot, publishCommands } from '../kit/create-bot.ts'
import { startInboxLoop } from '../kit/inbox-loop.ts'
import type { Log } from '../kit/log.ts'
import { pacedApi } from '../kit/outgoing/paced-api.ts'
import { type Pace, rateGate } from '../kit/outgoing/rate-gate.ts'
import { startSendLoop } from '../kit/outgoing/send-loop.ts'
import { startPolling } from '../kit/polling.ts'
import { Phone } from './phone.ts'

export const botOf: Readonly<Record<BotName, string>> = {
  customer: '@gora_customer_bot',
  crew: '@gora_crew_bot',
  sales: '@gora_sales_bot',
}
export const tokenOf: Readonly<Record<BotName, string>> = testTokens
const names = { customer: 'gora_customer_bot', crew: 'gora_crew_bot', sales: 'gora_sales_bot' } as const

/** Chats are never made to wait, so that tests take seconds; the true pace has tests of its own. */
const noPace: Pace = {
  overallPerSecond: 1000,
  chatPerSecond: 500,
  chatBurst: 500,
  groupPerMinute: 30_000,
  groupBurst: 500,
}

/** The mini apps of a bot, as Telegram is told about them. */
type BotApps = {
  readonly mainAppUrl: string
  readonly apps?: { shortName: string; title: string; url: string }[]
}

export const nearTheShop = { latitude: -34.891, longitude: -56.156 }

/** Running bots on a sandbox, with everything behind them real: database, queue, workers, polling over HTTP. */
export type BotTestHouse = TestHouse & {
  readonly sandbox: Sandbox
  readonly redisUrl: string
  /** Lines at warn and error that anybody logged. */
  readonly complaints: string[]
  person(bot: BotName, who?: Partial<NewUser>): Promise<Phone>
  /** Invites somebody with this role and lets them open the link. */
  staff(role: 'driver' | 'dispatcher' | 'sales', who?: Partial<NewUser>): Promise<Phone>
  /** A driver on shift who shares a live location near the shop. */
  driver(who?: Partial<NewUser>): Promise<Phone>
  fault(rule: object): Promise<void>
  calmDown(): Promise<void>
  /** The person behind a phone, as the services know them. */
  actorOf(phone: Phone): Promise<Awaited<ReturnType<TestHouse['customer']>>>
}

const noticing = (complaints: string[]): Log => {
  const note = (facts: object, message: string) => {
    complaints.push(
      `${message} ${JSON.stringify(facts, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`,
    )
  }
  return { debug: () => {}, info: () => {}, warn: note, error: note }
}

/** Starts one bot as `bots/main.ts` does: polling, handlers, and the way out. */
export const runBot = async (
  name: BotName,
  house: BotHouse,
  to: { services: TestHouse['services']; url: string; log: Log; pace?: Pace; apps?: Apps },
): Promise<() => Promise<void>> => {
  const gate = rateGate(to.pace ?? noPace)
  const apiRoot = to.url
  const token = tokenOf[name]
  const { services, log, apps = null } = to
  const bot = createBot({ name, token, apiRoot, services, log, gate, usernames: names, apps }, house)
  await bot.init()
  await publishCommands(bot, name, house.commands)
  const polling = startPolling({ name, bot, services, log })
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
    usernames: names,
    apps,
    ...(house.doors ? { doors: house.doors } : {}),
    log,
  })
  return async () => {
    await polling.stop()
    await inbox.stop()
    await sender.stop()
    gate.close()
  }
}

export const openBotHouse = async (input: {
  bots: Partial<Readonly<Record<BotName, BotHouse>>>
  pace?: Pace
  clientDir?: string
  mapFile?: string
  /** Addresses that can be typed. */
  addressesFile?: string
  /** The mini apps of the bots. */
  apps?: Partial<Readonly<Record<BotName, BotApps>>>
  /** Where those are, so that the bots lead there. */
  appsOrigin?: string
}): Promise<BotTestHouse> => {
  const house = await openTestHouse(undefined, input.addressesFile)
  const sandbox = await startSandbox({
    bots: (['customer', 'crew', 'sales'] as const).map(name => ({
      token: tokenOf[name],
      username: names[name],
      name: `Gora ${name}`,
      ...input.apps?.[name],
    })),
    pollHoldMs: 300,
    ...(input.clientDir === undefined ? {} : { clientDir: input.clientDir }),
    ...(input.mapFile === undefined ? {} : { mapFile: input.mapFile }),
  })
  const complaints: string[] = []
  const log = noticing(complaints)
  const redisUrl = await testRedisUrl()
  const workers: Workers = await startWorkers({ services: house.services, redisUrl, log })
  const stops: (() => Promise<void>)[] = []
  for (const name of ['customer', 'crew', 'sales'] as const) {
    const bot = input.bots[name]
    if (bot)
      stops.push(
        await runBot(name, bot, {
          services: house.services,
          url: sandbox.url,
          log,
          ...(input.pace ? { pace: input.pace } : {}),
          ...(input.appsOrigin
            ? { apps: { origin: input.appsOrigin, links: { driver: 'driver', board: 'board' } } }
            : {}),
        }),
      )
  }
  const { services } = house
  const person: BotTestHouse['person'] = async (bot, who = {}) =>
    new Phone(
      sandbox.url,
      await SandboxPerson.join(sandbox.url, { firstName: 'Ana', languageCode: 'en', ...who }),
      botOf[bot],
    )
  const staff: BotTestHouse['staff'] = async (role, who = {}) => {
    const { payload } = await services.people.inviteStaff(system, {
      role,
      ...(role === 'sales' ? {} : { branchId: town.branchId }),
    })
    const phone = await person(role === 'sales' ? 'sales' : 'crew', who)
    const { messageId } = await phone.start(payload)
    await phone.until(message => message.from.isBot && message.id > messageId, 'a welcome')
    return phone
  }
  return {
    ...house,
    sandbox,
    redisUrl,
    complaints,
    person,
    staff,
    driver: async who => {
      const phone = await staff('driver', who)
      const { messageId } = await phone.shareLive(nearTheShop)
      const shown = await phone.until(
        message => message.id > messageId && message.buttons.length > 0,
        'the shift after sharing',
      )
      await phone.act('press', { messageId: shown.id, row: 0, column: 0 })
      await phone.until(message => message.id === shown.id && message.editDate !== null, 'the shift on')
      return phone
    },
    fault: async rule => {
      await request(sandbox.url, 'POST', '/faults', rule)
    },
    calmDown: async () => {
      await request(sandbox.url, 'DELETE', '/faults')
    },
    actorOf: async phone => {
      const { userId } = await house.db.prisma.botUser.findFirstOrThrow({
        where: { telegramId: BigInt(phone.user.id) },
      })
      const actor = await services.people.actorOf(userId)
      if (actor.kind !== 'person') throw new Error('a phone belongs to a person')
      return actor
    },
    close: async () => {
      await Promise.allSettled(stops.map(stop => stop()))
      await workers.stop()
      await sandbox.stop()
      await house.close()
    },
  }
}
