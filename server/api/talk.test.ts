import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '../testing/test-house.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'
import { photoForm, picture } from './testing/photo.ts'
import { staff } from './testing/staff.ts'

type Somebody = {
  readonly actor: Awaited<ReturnType<ApiHouse['house']['customer']>>
  readonly token: string
}

let api: ApiHouse
let dispatcher: Somebody
let driver: Somebody & { driverId: string }
let customer: Somebody
let nextId = 700
beforeAll(async () => {
  api = await openApiHouse()
  dispatcher = await staff(api, 'dispatcher', 601, { name: 'Diego' })
  driver = await staff(api, 'driver', 602, { name: 'Bruno' })
  await onShift(driver)
  customer = await guest('Ana')
})
afterAll(() => api.close())

const onShift = async ({ actor }: Somebody) => {
  const { delivery } = api.house.services
  const place = { latitude: -34.891, longitude: -56.156 }
  await delivery.reportPosition(actor, { place, at: api.house.clock.now(), isLive: true })
  await delivery.startShift(actor)
}
const guest = async (name: string): Promise<Somebody> => {
  const { accessToken, person } = await api.signIn('shop', { id: nextId++, first_name: name })
  const actor = await api.house.services.people.actorOf(person.userId)
  if (actor.kind !== 'person') throw new Error('a guest is a person')
  return { actor, token: accessToken }
}
/** An order of Ana's that Bruno has taken. */
const underWay = async (of = customer) => {
  const { orderId, deliveryId } = await api.house.confirmedOrder(of.actor)
  await api.house.db.prisma.delivery.updateMany({
    where: { driverId: driver.driverId },
    data: { driverId: null, status: 'cancelled' },
  })
  await api.house.services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId })
  return { orderId, deliveryId }
}

let keys = 0
const key = () => ({ 'idempotency-key': `talk-key-${keys++}` })
const address = (app: string, orderId: string, kind: string) => `/api/${app}/orders/${orderId}/talks/${kind}`
const say = (who: Somebody, url: string, text: unknown, headers = key()) =>
  api.ask('POST', `${url}/messages`, { token: who.token, payload: { text } as object, headers })
const read = async (who: Somebody, url: string, query = '') => {
  const answer = await api.ask('GET', `${url}/messages${query}`, { token: who.token })
  expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()])
  return answer.json()
}
const textsOf = (page: { items: { body: { text?: string } }[] }) => page.items.map(({ body }) => body.text)

describe('the two sides of an order', () => {
  test('hear each other in the app as in the chat, and the chat in the app', async () => {
    const { orderId } = await underWay()
    const sides = [
      ['driver', customer, 'shop', driver, 'driver', ['Bruno', 'Ana']],
      ['dispatcher', customer, 'shop', dispatcher, 'dispatch', ['Corner Bakery', 'Ana']],
      ['crew', driver, 'driver', dispatcher, 'dispatch', ['Corner Bakery', 'Bruno']],
    ] as const
    for (const [kind, one, appOfOne, other, appOfOther, names] of sides) {
      const [here, there] = [address(appOfOne, orderId, kind), address(appOfOther, orderId, kind)]
      const opened = (await api.ask('POST', here, { token: one.token })).json()
      expect(opened).toMatchObject({ orderId, kind, otherName: names[0], isOpen: true })
      const found = (await api.ask('POST', there, { token: other.token })).json()
      expect(found).toMatchObject({ conversationId: opened.conversationId, otherName: names[1] })
      expect((await say(one, here, `from the app, ${kind}`)).statusCode).toBe(200)
      // As a bot passes it on.
      await api.house.services.talking.say(other.actor, {
        conversationId: opened.conversationId,
        said: { kind: 'text', text: 'from the chat' },
        key: `bot:${kind}`,
      })
      const [mine, theirs] = [await read(one, here), await read(other, there)]
      expect(textsOf(mine)).toEqual([`from the app, ${kind}`, 'from the chat'])
      expect(mine.items.map((item: { isMine: boolean }) => item.isMine)).toEqual([true, false])
      expect(theirs.items.map((item: { isMine: boolean }) => item.isMine)).toEqual([false, true])
      expect(mine.items[1].from.name).toBe(names[0])
      expect(JSON.stringify([mine, theirs])).not.toMatch(/usr_/)
    }
  })

  test('are told in their chats of what is said in an app', async () => {
    const { orderId } = await underWay()
    const { db, services } = api.house
    await db.prisma.botUser.updateMany({ where: { bot: 'crew' }, data: { isReachable: true } })
    const answer = (await say(customer, address('shop', orderId, 'driver'), 'Second door')).json()
    const event = await db.prisma.outboxEvent.findFirstOrThrow({
      where: { type: 'chat.message-sent', payload: { path: ['messageId'], equals: answer.messageId } },
    })
    await services.notifications.plan(event.id.toString())
    const notices = await db.prisma.notification.findMany({ where: { ref: answer.messageId } })
    expect(notices.map(({ bot, userId }) => [bot, userId])).toEqual([['crew', driver.actor.userId]])
    expect((await services.talking.message(answer.messageId, 'crew')).body).toEqual({
      kind: 'text',
      text: 'Second door',
    })
  })

  test('are two: a stranger, another customer and the third of three are told that there is no such order', async () => {
    const { orderId } = await underWay()
    const stranger = await guest('Mallory')
    const away = await staff(api, 'driver', 603)
    for (const [who, app, kind] of [
      [stranger, 'shop', 'driver'],
      [stranger, 'shop', 'dispatcher'],
      [away, 'driver', 'driver'],
      [away, 'driver', 'crew'],
    ] as const) {
      const url = address(app, orderId, kind)
      for (const answer of [
        await api.ask('POST', url, { token: who.token }),
        await api.ask('GET', `${url}/messages`, { token: who.token }),
        await say(who, url, 'psst'),
      ])
        expect([answer.statusCode, answer.json().code]).toEqual([404, 'order.absent'])
    }
    // Kinds of which an app's people are no side are not even words of it.
    for (const [who, app, kind] of [
      [customer, 'shop', 'crew'],
      [driver, 'driver', 'dispatcher'],
      [dispatcher, 'dispatch', 'driver'],
      [customer, 'shop', 'everybody'],
    ] as const)
      expect((await api.ask('POST', address(app, orderId, kind), { token: who.token })).statusCode).toBe(400)
  })
})

describe('what is said', () => {
  test('under one key is said once and answers the same; another text under it is refused', async () => {
    const { orderId } = await underWay()
    const url = address('shop', orderId, 'dispatcher')
    const once = key()
    const answers = await Promise.all(Array.from({ length: 6 }, () => say(customer, url, 'once', once)))
    expect(new Set(answers.map(answer => answer.json().messageId)).size).toBe(1)
    expect(answers.filter(answer => !answer.json().isRepeat)).toHaveLength(1)
    expect(textsOf(await read(customer, url))).toEqual(['once'])
    const other = await say(customer, url, 'twice', once)
    expect([other.statusCode, other.json().code]).toEqual([409, 'request.key-reused'])
    // Somebody else may use the same key: it is theirs.
    const theirs = await say(dispatcher, address('dispatch', orderId, 'dispatcher'), 'mine', once)
    expect(theirs.json()).toMatchObject({ isRepeat: false })
    const keyless = await api.ask('POST', `${url}/messages`, {
      token: customer.token,
      payload: { text: 'x' },
    })
    expect(keyless.json().code).toBe('request.key-missing')
  })

  test('has words in it, and not too many', async () => {
    const { orderId } = await underWay()
    const url = address('shop', orderId, 'dispatcher')
    const told = 'שלום \u202e 🍕𠜎 <b>*_'
    expect((await say(customer, url, told)).statusCode).toBe(200)
    expect((await say(customer, url, 'я'.repeat(4000))).statusCode).toBe(200)
    for (const wrong of ['', ' \n\t', 'x'.repeat(4001), 'a\0b', 'a\ud83d', 7, null, ['a'], { text: 'a' }])
      expect((await say(customer, url, wrong)).statusCode, String(wrong).slice(0, 20)).toBe(400)
    expect(textsOf(await read(customer, url))).toEqual([told, 'я'.repeat(4000)])
  })

  test('to nobody, or a day after the end, is refused, and can still be read', async () => {
    const waiting = await api.house.confirmedOrder(customer.actor)
    const nobody = await say(customer, address('shop', waiting.orderId, 'driver'), 'hello?')
    expect([nobody.statusCode, nobody.json().code]).toEqual([404, 'talking.nobody-there'])
    const url = address('shop', waiting.orderId, 'dispatcher')
    await say(customer, url, 'please hurry')
    const { version } = await api.house.services.orders.track(system, waiting.orderId)
    await api.house.services.orders.cancel(system, { orderId: waiting.orderId, version })
    const { clock, db } = api.house
    await db.prisma.order.update({
      where: { id: waiting.orderId },
      data: { endedAt: new Date(clock.now().getTime() - 25 * 3600_000) },
    })
    const late = await say(customer, url, 'and another thing')
    expect([late.statusCode, late.json().code]).toEqual([409, 'talking.closed'])
    const page = await read(customer, url)
    expect([page.talk.isOpen, textsOf(page)]).toEqual([false, ['please hurry']])
  })
})

describe('a long conversation', () => {
  test('is read page by page, both ways, each message once, also those that came in one instant', async () => {
    const { orderId } = await underWay()
    const url = address('shop', orderId, 'dispatcher')
    expect(await read(customer, url)).toMatchObject({ items: [], older: null, newest: null })
    const texts = Array.from({ length: 25 }, (_, index) => `line ${index}`)
    for (const text of texts) await say(customer, url, text)
    const rows = await api.house.db.prisma.chatMessage.findMany({
      where: { conversation: { orderId } },
      orderBy: { sentAt: 'asc' },
    })
    // Rows of before the conversation's lock may share an instant.
    await api.house.db.prisma.chatMessage.updateMany({
      where: { id: { in: rows.slice(11, 19).map(({ id }) => id) } },
      data: { sentAt: rows[11]?.sentAt ?? new Date() },
    })
    const back: string[][] = []
    let page = await read(customer, url, '?limit=10')
    const { newest } = page
    back.unshift(textsOf(page) as string[])
    while (page.older !== null) {
      page = await read(customer, url, `?limit=10&before=${page.older}`)
      back.unshift(textsOf(page) as string[])
    }
    expect(back.map(({ length }) => length)).toEqual([5, 10, 10])
    expect(new Set(back.flat())).toEqual(new Set(texts))
    await say(customer, url, 'and then')
    const since = await read(customer, url, `?after=${newest}`)
    expect(textsOf(since)).toEqual(['and then'])
    expect(await read(customer, url, `?after=${since.newest}`)).toMatchObject({
      items: [],
      newest: since.newest,
    })
  })

  test('keeps its order however many speak at once, so that nothing is left out after the newest', async () => {
    const { orderId } = await underWay()
    const here = address('shop', orderId, 'dispatcher')
    const there = address('dispatch', orderId, 'dispatcher')
    await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        index % 2 ? say(customer, here, `c${index}`) : say(dispatcher, there, `d${index}`),
      ),
    )
    const { items } = await read(customer, here)
    expect(new Set(items.map((item: { sentAt: string }) => item.sentAt)).size).toBe(16)
    // Nor when the machine that passed on the last one has a clock ahead of ours.
    await api.house.db.prisma.chatMessage.updateMany({
      where: { id: items.at(-1).id },
      data: { sentAt: new Date(api.house.clock.now().getTime() + 5000) },
    })
    const { newest } = await read(customer, here)
    await say(dispatcher, there, 'after all')
    expect(textsOf(await read(customer, here, `?after=${newest}`))).toEqual(['after all'])
  })

  test('has no page that nobody gave', async () => {
    const { orderId } = await underWay()
    const url = address('shop', orderId, 'dispatcher')
    await say(customer, url, 'hello')
    const { newest } = await read(customer, url)
    for (const query of [
      '?limit=0',
      '?limit=101',
      '?limit=',
      '?limit=1e1',
      '?limit=1&limit=2',
      '?after=x',
      '?before=%00',
      `?after=${newest}&before=${newest}`,
      `?after=${'a'.repeat(101)}`,
    ])
      expect(
        (await api.ask('GET', `${url}/messages${query}`, { token: customer.token })).statusCode,
        query,
      ).toBe(400)
  })
})

describe('a photo', () => {
  const show = (who: Somebody, url: string, form: ReturnType<typeof photoForm>, headers = key()) =>
    api.ask('POST', `${url}/photo`, {
      token: who.token,
      payload: form.payload,
      headers: { ...form.headers, ...headers },
    })
  const withCaption = (bytes: Uint8Array, caption: string, times = 1) => {
    const { headers, payload } = photoForm(bytes)
    const field = `--edge\r\ncontent-disposition: form-data; name="caption"\r\n\r\n${caption}\r\n`
    return { headers, payload: Buffer.concat([Buffer.from(field.repeat(times)), payload]) }
  }

  test('is made anew, shown to both sides with its words, and to nobody else', async () => {
    const { orderId } = await underWay()
    const [here, there] = [address('driver', orderId, 'crew'), address('dispatch', orderId, 'crew')]
    const once = key()
    const form = withCaption(await picture(), 'the gate 🚪')
    const first = await show(driver, here, form, once)
    expect([first.statusCode, first.body]).toEqual([200, expect.anything()])
    expect((await show(driver, here, form, once)).json()).toEqual({ ...first.json(), isRepeat: true })
    const { items } = await read(dispatcher, there)
    expect(items).toMatchObject([{ body: { kind: 'photo', width: 40, height: 30, caption: 'the gate 🚪' } }])
    const { mediaId } = items[0].body
    const seen = await api.ask('GET', `${there}/media/${mediaId}`, { token: dispatcher.token })
    expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(seen.headers['cache-control']).toContain('private')
    expect((await sharp(seen.rawPayload).metadata()).exif).toBeUndefined()
    for (const url of [
      `${address('shop', orderId, 'dispatcher')}/media/${mediaId}`,
      `${address('shop', orderId, 'driver')}/media/${mediaId}`,
    ])
      expect((await api.ask('GET', url, { token: customer.token })).statusCode, url).toBe(404)
    expect((await api.ask('GET', `/api/shop/pictures/${mediaId}`)).statusCode).toBe(404)
  })

  test('that is none, or too much, is refused and not kept', async () => {
    const { orderId } = await underWay()
    const url = address('driver', orderId, 'crew')
    const small = await picture()
    const refused: [ReturnType<typeof photoForm>, string][] = [
      [photoForm(Buffer.from('PK\x03\x04')), 'media.not-a-picture'],
      [photoForm(Buffer.alloc(0)), 'media.not-a-picture'],
      [photoForm(Buffer.alloc(12 * 1024 * 1024 + 1)), 'media.too-large'],
      [withCaption(small, 'я'.repeat(1001)), 'request.not-understood'],
      [withCaption(small, 'x'.repeat(5000)), 'request.not-understood'],
      [withCaption(small, 'twice', 2), 'request.not-understood'],
      [withCaption(small, 'a\0b'), 'request.not-understood'],
    ]
    for (const [form, code] of refused) {
      const answer = await show(driver, url, form)
      expect([answer.statusCode, answer.json().code]).toEqual([400, code])
    }
    const json = await api.ask('POST', `${url}/photo`, { token: driver.token, payload: {}, headers: key() })
    expect([json.statusCode, json.json().code]).toEqual([400, 'media.not-a-picture'])
    expect((await read(driver, url)).items).toEqual([])
  })
})
