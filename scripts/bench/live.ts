/**
 * Positions on many boards at once: told by another process over Redis to one API process and shown by it, against a bare
 * broadcast that makes the same frames itself and does nothing else. Rounds alternate, because the speed of a shared
 * machine drifts. Options: --boards 200 --rate 2000 --seconds 5 --rounds 5
 */
import { parseArgs } from 'node:util'
import { openDb } from '../../server/db/client.ts'
import { migrate } from '../../server/db/migrate.ts'
import { buildLittleTown } from '../../server/testing/little-town.ts'
import { type Heard, LiveProcess } from './live-questions.ts'
import { freshDatabase, median, show } from './measure.ts'

const { values } = parseArgs({
  options: {
    boards: { type: 'string', default: '200' },
    rate: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
  },
})
const [boards, rate, seconds, rounds] = [
  Number(values.boards),
  Number(values.rate),
  Number(values.seconds),
  Number(values.rounds),
]

/** What is still on its way when the last position was due. */
const settleMs = 1000

const main = async (): Promise<void> => {
  const url = await freshDatabase('bench_live')
  await migrate(url)
  const db = openDb(url, 2)
  await buildLittleTown(db)
  await db.close()
  const env = { DATABASE_URL: url, NODE_ENV: 'production' }
  const [api, bare, source, watching] = [
    await LiveProcess.start('api', env),
    await LiveProcess.start('bare', env),
    await LiveProcess.start('source', env),
    await LiveProcess.start('boards', env),
  ]
  const tokens = await api.ask<string[]>({ ask: 'tokens', count: boards })

  const round = async (server: LiveProcess, from: LiveProcess): Promise<Heard & { serverCpu: number }> => {
    const known = server === api ? tokens : []
    await watching.ask({ ask: 'connect', url: server.url, tokens: known, count: boards })
    const base = performance.timeOrigin + performance.now()
    await watching.ask({ ask: 'listen', base })
    const before = await server.ask<number>({ ask: 'cpu' })
    await from.ask<number>({ ask: 'run', rate, seconds, base })
    const serverCpu = ((await server.ask<number>({ ask: 'cpu' })) - before) / (seconds * 10)
    await new Promise(resolve => setTimeout(resolve, settleMs))
    const heard = await watching.ask<Heard>({ ask: 'heard' })
    await watching.ask({ ask: 'hangUp' })
    return { ...heard, serverCpu }
  }

  const ours: (Heard & { serverCpu: number })[] = []
  const floor: (Heard & { serverCpu: number })[] = []
  // The first of each is for warming up.
  for (let n = 0; n <= rounds; n++) {
    const [first, second] = n % 2 === 0 ? ['floor', 'ours'] : ['ours', 'floor']
    for (const who of [first, second]) {
      const heard = who === 'ours' ? await round(api, source) : await round(bare, bare)
      if (n > 0) (who === 'ours' ? ours : floor).push(heard)
    }
  }
  for (const one of [api, bare, source, watching]) one.stop()

  const due = boards * rate * seconds
  const line = (name: string, all: typeof ours): void =>
    console.log(
      `${name.padEnd(12)} delivered ${show(all.map(({ delivered }) => (delivered / due) * 100))} %   ` +
        `p50 ${show(all.map(({ p50 }) => p50))} ms   p99 ${show(all.map(({ p99 }) => p99))} ms   ` +
        `processor of the server ${show(all.map(({ serverCpu }) => serverCpu))} %`,
    )
  console.log(
    `${boards} boards, ${rate} positions a second, ${seconds} s a round, ${rounds} rounds; of each round`,
  )
  line('API', ours)
  line('bare ws', floor)
  const ratio = (of: (heard: Heard) => number) =>
    median(ours.map((heard, n) => of(heard) / of(floor[n] ?? heard))).toFixed(2)
  console.log(`deliveries, API / bare: ${ratio(({ delivered }) => delivered)}   (aim: 0.90 or more)`)
  console.log(`p99, API / bare: ${ratio(({ p99 }) => p99)}   (aim: 1.50 or less)`)
}

await main()
