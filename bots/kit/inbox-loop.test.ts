import { Bot } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '../../server/db/client.ts'
import { Outage, type Services } from '../../server/services/index.ts'
import { buildUpdates } from '../../server/services/updates/service.ts'
import { type BotTestHouse, openBotHouse, tokenOf } from '../testing/bot-house.ts'
import type { ChatContext } from './context.ts'
import { type InboxLoop, laneOf, startInboxLoop } from './inbox-loop.ts'

let house: BotTestHouse
/** Another process' connections to the same database. */
let otherDb: ReturnType<typeof openDb>
const loops: InboxLoop[] = []
beforeAll(async () => {
  house = await openBotHouse({ bots: {} })
  otherDb = openDb(house.url, 10)
})
afterEach(async () => {
  await Promise.all(loops.splice(0).map(loop => loop.stop()))
})
afterAll(async () => {
  await otherDb.close()
  await house.close()
})

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
let lastUpdate = 0
/** So many texts in each chat, one chat after the other within the batch as Telegram mixes them. */
const texts = (chats: readonly number[], each: number) =>
  Array.from({ length: each }, (_, n) =>
    chats.map(id => ({
      update_id: ++lastUpdate,
      message: {
        message_id: n + 1,
        date: 1,
        chat: { id, type: 'private' as const, first_name: 'A' },
        from: { id, is_bot: false, first_name: 'A' },
        text: String(n),
      },
    })),
  ).flat()
const keep = (updates: ReturnType<typeof texts>, laneFor = laneOf): Promise<number> =>
  house.services.updates.keep(
    'crew',
    updates.map(update => ({ updateId: update.update_id, lane: laneFor(update), payload: update })),
  )

/** Two processes' loops over one bot; `handle` is what the bot does with a text. */
const startTwo = (handle: (chat: number, text: string) => Promise<void> | void): void => {
  for (const updates of [house.services.updates, buildUpdates({ db: otherDb })]) {
    const bot = new Bot<ChatContext>(tokenOf.crew, {
      client: { apiRoot: house.sandbox.url },
      botInfo: { id: 9002, is_bot: true, first_name: 'Crew', username: 'gora_crew_bot' } as UserFromGetMe,
    })
    bot.on('message:text', ctx => handle(ctx.chat.id, ctx.message.text))
    const services: Services = { ...house.services, updates }
    loops.push(startInboxLoop({ name: 'crew', bot, services, log: quiet, concurrency: 8 }))
  }
}
const rest = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
const waiting = async (): Promise<number> =>
  Number(
    (
      await house.db.pool.query(
        'select count(*) from inbox_updates where handled_at is null and parked_at is null',
      )
    ).rows[0].count,
  )
const inOrder = (each: number) => Array.from({ length: each }, (_, n) => String(n))
const chatsFrom = (first: number) => Array.from({ length: 12 }, (_, n) => first + n)

describe('two processes on one bot', () => {
  const run = async (laneFor = laneOf) => {
    const heard = new Map<number, string[]>()
    const atWork = new Set<number>()
    let overlaps = 0
    startTwo(async (chat, text) => {
      if (atWork.has(chat)) overlaps++
      atWork.add(chat)
      // Every other one is quick, so that it overtakes the one before wherever it can.
      await rest(Number(text) % 2 === 0 ? 12 : 0)
      heard.set(chat, [...(heard.get(chat) ?? []), text])
      atWork.delete(chat)
    })
    const chats = chatsFrom(lastUpdate + 100)
    const updates = texts(chats, 20)
    for (let at = 0; at < updates.length; at += 40) await keep(updates.slice(at, at + 40), laneFor)
    await expect.poll(waiting, { timeout: 15_000 }).toBe(0)
    return { chats, heard, overlaps }
  }

  test('handle each chat strictly in order, every update once', async () => {
    const { chats, heard, overlaps } = await run()
    expect(overlaps).toBe(0)
    for (const chat of chats) expect(heard.get(chat)).toEqual(inOrder(20))
  })

  test('do not, when every update has a lane of its own (so the test above can fail)', async () => {
    const { chats, heard, overlaps } = await run(update => `u${update.update_id}`)
    expect(overlaps).toBeGreaterThan(0)
    expect(chats.some(chat => heard.get(chat)?.join() !== inOrder(20).join())).toBe(true)
  })

  test('keep an update once that Telegram gives to both', async () => {
    const updates = texts([7001], 3)
    const kept = await Promise.all([keep(updates), keep(updates)])
    expect(kept[0] + kept[1]).toBe(3)
    const heard: string[] = []
    startTwo((_chat, text) => void heard.push(text))
    await expect.poll(waiting).toBe(0)
    expect(heard).toEqual(inOrder(3))
  })

  test('take over what a process held that was killed', async () => {
    await keep(texts([7101], 2))
    const held = await house.services.updates.claim({
      bot: 'crew',
      worker: 'killed',
      limit: 10,
      leaseSeconds: 1,
    })
    expect(held).toHaveLength(1)
    const heard: string[] = []
    startTwo((_chat, text) => void heard.push(text))
    await rest(500)
    expect(heard).toEqual([])
    await expect.poll(() => heard, { timeout: 5000 }).toEqual(inOrder(2))
  })
})

describe('an update that fails', () => {
  test('in passing is tried again, and the chat waits for it', async () => {
    const heard: string[] = []
    let failures = 0
    startTwo((chat, text) => {
      if (chat !== 7201) return
      if (text === '1' && failures++ < 2) throw new Outage('the database restarts')
      heard.push(text)
    })
    await keep(texts([7201], 4))
    await expect.poll(() => heard, { timeout: 15_000 }).toEqual(inOrder(4))
    expect(failures).toBe(3)
  })

  test('for good is set aside with an apology, and its chat goes on', async () => {
    const person = await house.person('crew', { firstName: 'Poison', languageCode: 'en' })
    await person.start()
    const heard: string[] = []
    startTwo((chat, text) => {
      if (chat !== person.user.id) return
      if (text === '1') throw new TypeError('a bug of ours')
      heard.push(text)
    })
    await keep(texts([person.user.id], 3))
    await expect.poll(() => heard, { timeout: 5000 }).toEqual(['0', '2'])
    await person.sees('Something broke on our side')
    const { rows } = await house.db.pool.query(
      'select error, attempts from inbox_updates where parked_at is not null',
    )
    expect(rows).toEqual([{ error: 'TypeError: a bug of ours', attempts: 1 }])
  })
})

test('texts that Postgres refuses are kept with a mark in their place', async () => {
  const heard: string[] = []
  startTwo((_chat, text) => void heard.push(text))
  const [update] = texts([7301], 1)
  if (!update) throw new Error('one text was made')
  update.message.text = 'a\0b\ud83dc 👍 \\u0000'
  await keep([update])
  await expect.poll(() => heard).toEqual(['a\ufffdb\ufffdc 👍 \\u0000'])
})
