/**
 * Bot updates a second: a tap that reads the database, edits its message and is answered. Ours (inbox in Postgres, per-chat
 * order, the person looked up, everything the product does around a handler) against a bare grammY bot with the same
 * handler, on the same local Telegram, in one run, rounds alternating. Options: --chats 64 --taps 1200 --rounds 5
 */
import { parseArgs } from 'node:util'
import { Bot, Composer, InlineKeyboard } from 'grammy'
import { pino } from 'pino'
import type { ChatContext } from '../../bots/kit/context.ts'
import { createBot } from '../../bots/kit/create-bot.ts'
import { startInboxLoop } from '../../bots/kit/inbox-loop.ts'
import { rateGate } from '../../bots/kit/outgoing/rate-gate.ts'
import { startPolling } from '../../bots/kit/polling.ts'
import { startSandbox } from '../../sandbox/start.ts'
import { SandboxPerson } from '../../sandbox/testing/person.ts'
import { systemClock } from '../../server/adapters/clock/system-clock.ts'
import { diskFiles } from '../../server/adapters/files/disk-files.ts'
import { randomIds } from '../../server/adapters/ids/random-ids.ts'
import { addressBook } from '../../server/adapters/maps/address-book.ts'
import { ownEngine } from '../../server/adapters/optimiser/own-engine.ts'
import { greatCircle } from '../../server/adapters/travel/great-circle.ts'
import { openDb } from '../../server/db/client.ts'
import { migrate } from '../../server/db/migrate.ts'
import { buildServices } from '../../server/services/index.ts'
import { noLaunches } from '../../server/services/ports/launches.ts'
import { loneWire } from '../../server/services/ports/live-wire.ts'
import { buildLittleTown } from '../../server/testing/little-town.ts'
import { freshDatabase, median, perSecond, show } from './measure.ts'

const { values } = parseArgs({
  options: {
    chats: { type: 'string', default: '64' },
    taps: { type: 'string', default: '1200' },
    rounds: { type: 'string', default: '5' },
  },
})
const [chats, taps, rounds] = [Number(values.chats), Number(values.taps), Number(values.rounds)]
const tokens = { ours: '1001:bench-ours-token', bare: '1002:bench-bare-token' }

const main = async (): Promise<void> => {
  const url = await freshDatabase('bench_updates')
  await migrate(url)
  const db = openDb(url, 20)
  const services = buildServices({
    db,
    clock: systemClock,
    ids: randomIds,
    files: diskFiles('.data/bench/files'),
    geocoder: await addressBook(null),
    launches: noLaunches,
    travel: greatCircle(),
    optimiser: ownEngine(),
    liveWire: loneWire(),
    secret: 'bench bench bench',
  })
  await buildLittleTown(db)
  const sandbox = await startSandbox({
    bots: [
      { token: tokens.ours, username: 'ours_bot', name: 'Ours' },
      { token: tokens.bare, username: 'bare_bot', name: 'Bare' },
    ],
    pollHoldMs: 300,
  })

  let counter = 0
  const keyboard = new InlineKeyboard().text('tap', 'bench')
  const text = async (): Promise<string> =>
    `${(await services.places.branches()).length} branches, tap ${++counter}`

  const log = pino({ level: 'error' })
  const composer = new Composer<ChatContext>()
  composer.command('start', ctx => ctx.reply('tap 0', { reply_markup: keyboard }))
  composer.callbackQuery('bench', async ctx => {
    await ctx.editMessageText(await text(), { reply_markup: keyboard })
    await ctx.answerCallbackQuery()
  })
  // Telegram's limits are Telegram's; here the way through our own code is measured.
  const gate = rateGate({
    overallPerSecond: 1e6,
    chatPerSecond: 1e6,
    chatBurst: 1e6,
    groupPerMinute: 1e6,
    groupBurst: 1e6,
  })
  const usernames = { customer: 'ours_bot', crew: 'ours_bot', sales: 'ours_bot' }
  const ours = createBot(
    {
      name: 'customer',
      token: tokens.ours,
      apiRoot: sandbox.url,
      services,
      log,
      gate,
      usernames,
      apps: null,
    },
    { features: [{ first: composer }], commands: [] },
  )
  await ours.init()
  const polling = startPolling({ name: 'customer', bot: ours, services, log })
  const inbox = startInboxLoop({ name: 'customer', bot: ours, services, log })

  const bare = new Bot(tokens.bare, { client: { apiRoot: sandbox.url } })
  bare.command('start', ctx => ctx.reply('tap 0', { reply_markup: keyboard }))
  bare.callbackQuery('bench', async ctx => {
    await ctx.editMessageText(await text(), { reply_markup: keyboard })
    await ctx.answerCallbackQuery()
  })
  const { run } = await import('@grammyjs/runner')
  const runner = run(bare, { runner: { fetch: { timeout: 30 }, silent: true } })

  const people = await Promise.all(
    Array.from({ length: chats }, (_, i) =>
      SandboxPerson.join(`${sandbox.url}`, { firstName: `Tapper ${i}`, languageCode: 'en' }),
    ),
  )
  const messages: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
  for (const bot of ['ours', 'bare'] as const)
    messages[bot] = await Promise.all(
      people.map(async person => {
        await person.start(`@${bot}_bot`)
        for (let tries = 0; tries < 200; tries++) {
          const found = (await person.messages(`@${bot}_bot`)).find(message => message.buttons.length > 0)
          if (found) return found.id
          await new Promise(resolve => setTimeout(resolve, 50))
        }
        throw new Error(`${bot} did not answer /start`)
      }),
    )

  /** Each chat taps one after the other, all chats at once, as people do; a tap is over when it is answered. */
  const round = (bot: 'ours' | 'bare'): Promise<number> =>
    perSecond(chats, Math.floor(taps / chats) * chats, async index => {
      const person = people[index % chats]
      if (!person) throw new Error('no such person')
      const pressed = await person.pressData(
        `@${bot}_bot`,
        messages[bot][index % chats] ?? 0,
        'bench',
        20_000,
      )
      if (!pressed.answer) throw new Error(`${bot} left a tap unanswered`)
    })

  const results = { ours: [] as number[], bare: [] as number[], ratio: [] as number[] }
  for (let n = -1; n < rounds; n++) {
    const one = await round('ours')
    const other = await round('bare')
    if (n < 0) continue
    results.ours.push(one)
    results.bare.push(other)
    results.ratio.push(one / other)
    console.log(
      `round ${n + 1}: ours ${one.toFixed(0)}/s, bare grammY ${other.toFixed(0)}/s, ratio ${(one / other).toFixed(2)}`,
    )
  }
  console.log(
    `\ntaps answered a second, ${chats} chats, ${taps} taps a round, ${rounds} rounds, median (min–max)`,
  )
  console.log(`  ours (kept in the inbox, in order, the person known)   ${show(results.ours)}`)
  console.log(`  bare grammY with the runner, the same handler          ${show(results.bare)}`)
  console.log(`  ratio per round, median                                ${median(results.ratio).toFixed(2)}`)
  await runner.stop()
  await polling.stop()
  await inbox.stop()
  gate.close()
  await sandbox.stop()
  await db.close()
}

await main()
process.exit(0)
