/**
 * How fast the local Telegram is. Three bots poll and send while people write to them. Printed: messages a second
 * through sendMessage, in all and per second of the server's own processor time, against a bare Fastify that answers
 * as much (rounds alternate); then the memory of a large world and how long a getUpdates takes in it.
 * Options: --seconds 3 --rounds 5 --people 10000 --messages 1000000
 */
import { Agent, request } from 'node:http'
import { parseArgs } from 'node:util'
import { median, show } from './measure.ts'
import { BenchServer, benchTokens } from './sandbox-wire.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    people: { type: 'string', default: '10000' },
    messages: { type: 'string', default: '1000000' },
  },
})
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]
const [peopleCount, messageCount] = [Number(values.people), Number(values.messages)]
const connections = 32
const quietPolls = 400
const agent = new Agent({ keepAlive: true, maxSockets: 128 })

/** One POST with a JSON body; the answer's text. Thinner than fetch, which would cost more than the server. */
function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', chunk => {
        text += chunk
      })
      response.on('end', () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(`${response.statusCode} ${text}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Polls like a bot until told to stop; answers how many updates came. */
function poll(url: string, token: string) {
  let [isOver, count, offset] = [false, 0, 0]
  const polling = (async () => {
    while (!isOver) {
      const answer = await post(
        `${url}/bot${token}/getUpdates`,
        JSON.stringify({ offset, timeout: 1, limit: 100 }),
      )
      const { result } = JSON.parse(answer) as { result: { update_id: number }[] }
      count += result.length
      offset = (result.at(-1)?.update_id ?? offset - 1) + 1
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await polling
      return count
    },
  }
}

const text =
  'Order 1207: two burgers, one salad, a bottle of water. The driver is <b>12 minutes</b> away, look at the map.'

interface Round {
  perSecond: number
  perCpuSecond: number
}

/** Sends as fast as the connections allow, for some seconds. */
async function flood(server: BenchServer, people: number[], isSandbox: boolean): Promise<Round> {
  const before = await server.usage()
  const startedAt = performance.now()
  let sent = 0
  const isOver = () => performance.now() - startedAt > seconds * 1000
  const senders = Array.from({ length: connections }, async (_, lane) => {
    for (let n = lane; !isOver(); n += connections) {
      const token = benchTokens[n % benchTokens.length]
      const body = JSON.stringify({ chat_id: people[n % people.length], text, parse_mode: 'HTML' })
      await post(`${server.url}/bot${token}/sendMessage`, body)
      sent++
      if (isSandbox && sent % 20 === 0) {
        void server.ask({
          ask: 'write',
          bot: 1001 + (n % benchTokens.length),
          person: people[n % people.length] ?? 0,
        })
      }
    }
  })
  await Promise.all(senders)
  const elapsed = (performance.now() - startedAt) / 1000
  const cpuSeconds = ((await server.usage()).cpuMicros - before.cpuMicros) / 1e6
  return { perSecond: sent / elapsed, perCpuSecond: sent / cpuSeconds }
}

async function throughput() {
  const [sandbox, floor] = [await BenchServer.start('sandbox'), await BenchServer.start('floor')]
  const people = await sandbox.ask<number[]>({ ask: 'people', count: 1000 })
  const pollers = benchTokens.map(token => poll(sandbox.url, token))
  const [ours, bare]: [Round[], Round[]] = [[], []]
  await flood(sandbox, people, true)
  await flood(floor, people, false)
  for (let round = 0; round < rounds; round++) {
    ours.push(await flood(sandbox, people, true))
    bare.push(await flood(floor, people, false))
  }
  const heard = (await Promise.all(pollers.map(poller => poller.stop()))).reduce(
    (sum, count) => sum + count,
    0,
  )
  const print = (name: string, of: Round[]) =>
    console.log(
      `${name.padEnd(14)} ${show(of.map(each => each.perSecond))} messages/s, ` +
        `${show(of.map(each => each.perCpuSecond))} per second of its processor`,
    )
  print('local Telegram', ours)
  print('bare Fastify', bare)
  const ratios = ours.map((each, n) => each.perCpuSecond / (bare[n]?.perCpuSecond ?? Number.NaN))
  console.log(
    `ratio per processor second ${median(ratios).toFixed(2)}; the bots heard ${heard} updates meanwhile`,
  )
  sandbox.stop()
  floor.stop()
}

async function largeWorld() {
  const sandbox = await BenchServer.start('sandbox')
  const people = await sandbox.ask<number[]>({ ask: 'people', count: peopleCount })
  const startedAt = performance.now()
  await sandbox.ask({ ask: 'messages', count: messageCount })
  const fillSeconds = (performance.now() - startedAt) / 1000
  const { rssBytes } = await sandbox.usage()
  console.log(
    `a world of ${peopleCount} people and ${messageCount} messages: ${(rssBytes / 2 ** 20).toFixed(0)} MiB, ` +
      `filled in ${fillSeconds.toFixed(1)} s`,
  )
  const took: number[] = []
  let offset = 0
  for (let n = 0; n < quietPolls; n++) {
    await sandbox.ask({ ask: 'write', bot: 1001, person: people[n % people.length] ?? 0 })
    const at = performance.now()
    const answer = await post(
      `${sandbox.url}/bot${benchTokens[0]}/getUpdates`,
      JSON.stringify({ offset, timeout: 1 }),
    )
    took.push(performance.now() - at)
    const { result } = JSON.parse(answer) as { result: { update_id: number }[] }
    offset = (result.at(-1)?.update_id ?? 0) + 1
  }
  const sorted = took.sort((one, other) => one - other)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2)
  console.log(`getUpdates in it: median ${at(0.5)} ms, p99 ${at(0.99)} ms over ${quietPolls} calls`)
  sandbox.stop()
}

await throughput()
await largeWorld()
agent.destroy()
