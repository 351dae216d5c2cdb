import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { WebSocketServer } from 'ws'
import type { z } from 'zod'
import { streetLife } from '../../miniapps/kit/map/testing/street-life.ts'
import type { config } from '../../server/contracts/config.ts'
import { board, type boardRow, drivers as driversShape } from '../../server/contracts/dispatch.ts'
import type { MovedDriver, ToClient } from '../../server/contracts/live.ts'
import type { openSession } from '../../server/contracts/session.ts'

type Row = z.infer<typeof boardRow>
type Driver = z.infer<typeof driversShape>[number]
type Setting = {
  /** Holds the town's `graph.json` and `town.pmtiles`. */
  readonly town: string
  /** The built mini app. */
  readonly app: string
  readonly drivers: number
  readonly orders: number
  /** Orders that change in a second. */
  readonly changes: number
}

const branchId = 'brn_0000000000aaaaaaaa'
const farOff = new Date(Date.now() + 86_400_000).toISOString()
const framesPerSecond = 10
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
}
const deliveryStatuses = ['unassigned', 'offered', 'accepted', 'at_pickup', 'picked_up', 'at_dropoff']

/**
 * An API as the board knows it, with a town full of drivers and orders that are not in any database: so that only the
 * board is measured. Answers its address, ready to be opened as Telegram would.
 */
export const openBoardServer = async (setting: Setting) => {
  const roads = JSON.parse(readFileSync(join(setting.town, 'graph.json'), 'utf8'))
  const life = streetLife(roads, { drivers: setting.drivers, orders: setting.orders, isTogether: false })
  const shop = { latitude: -34.905, longitude: -56.165 }
  const cash = { currency: 'UYU' as const, units: '45000' }
  const placedAt = new Date().toISOString()
  let placed = life.drive()

  const rows: Row[] = life.orders.map(({ at, isLate }, n) => {
    const status = deliveryStatuses[n % deliveryStatuses.length] ?? 'unassigned'
    const isTaken = n % deliveryStatuses.length > 1
    return {
      id: `ord_${n}`,
      number: n + 1,
      status: 'preparing',
      deliveryStatus: status,
      total: cash,
      placedAt,
      addressText: `Avenida ${n}`,
      driverName: isTaken ? `Driver ${n}` : null,
      isLate,
      version: 3,
      branchId,
      customerName: `Customer ${n}`,
      paymentMethod: 'cash',
      paymentStatus: 'open',
      wanted: null,
      confirmedAt: placedAt,
      readyAt: null,
      fulfilledAt: null,
      endedAt: null,
      deliveryId: `dlv_${n}`,
      delivery: {
        id: `dlv_${n}`,
        version: 2,
        status,
        driverId: isTaken ? `drv_${n % setting.drivers}` : null,
        pickup: { text: 'Gora', place: shop },
        dropoff: { text: `Avenida ${n}`, note: null, place: at },
        distanceMetres: 2400,
        cashToCollect: cash,
        attempt: 1,
        searchFrom: placedAt,
        etaAt: null,
        promisedAt: new Date(Date.now() + (n % 60) * 60_000).toISOString(),
        isLate,
        isAlarmed: false,
        openOffers: 0,
        offersUntil: null,
        failureReason: null,
        acceptedAt: null,
        arrivedAtPickupAt: null,
        pickedUpAt: null,
        arrivedAtDropoffAt: null,
        deliveredAt: null,
        failedAt: null,
        returnedAt: null,
      },
    }
  })
  const fleet = (): Driver[] =>
    placed.map(({ id, at, heading, name }) => ({
      driverId: id,
      name,
      vehicle: 'scooter',
      branchId: null,
      shiftStatus: 'on',
      shiftSince: placedAt,
      place: at,
      heading,
      locationAgeSeconds: 1,
      capacity: 3,
      activeDeliveries: 0,
      activeDeliveryIds: [],
      cashInHand: cash,
      cashCap: cash,
      pickupMetres: null,
      objection: null,
    }))
  // What is measured is what the contract says, or it is worth nothing.
  board.parse({ items: rows.slice(0, 200), next: null })
  driversShape.parse(fleet().slice(0, 50))

  const session: z.infer<typeof openSession> = {
    accessToken: 'bench',
    expiresAt: farOff,
    refreshToken: 'bench',
    refreshUntil: farOff,
    broughtBy: null,
    person: {
      userId: 'usr_bench',
      firstName: 'Diego',
      language: 'en',
      phone: null,
      driverId: null,
      roles: ['dispatcher'],
    },
  }
  const about: z.infer<typeof config> = {
    map: {
      styleUrl: null,
      tilesUrl: '/map/town.pmtiles',
      attribution: '© OpenStreetMap contributors',
      center: shop,
      bounds: [-56.2235, -34.9385, -56.0925, -34.8625],
    },
    business: { name: 'Gora', currency: 'UYU' },
    bots: { customer: null, crew: null, sales: null },
  }
  const pageFrom = (query: URLSearchParams): z.infer<typeof board> => {
    const [start, limit] = [Number(query.get('after') ?? 0), Number(query.get('limit') ?? 20)]
    const next = start + limit < rows.length ? String(start + limit) : null
    return { items: rows.slice(start, start + limit), next }
  }
  const answers: Readonly<Record<string, (query: URLSearchParams) => unknown>> = {
    '/api/config': () => about,
    '/api/sign-in/dispatch': () => session,
    '/api/session/refresh': () => session,
    '/api/dispatch/orders': pageFrom,
    '/api/dispatch/orders/rows': query =>
      (query.get('ids') ?? '').split(',').flatMap(id => rows[Number(id.slice(4))] ?? []),
    '/api/dispatch/drivers': fleet,
    '/api/dispatch/zones': () => [],
    '/api/dispatch/alarms': () => [],
  }
  const tiles = readFileSync(join(setting.town, 'town.pmtiles'))
  const sendTiles = (request: IncomingMessage, response: ServerResponse): void => {
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
    const end = Math.min(tiles.length - 1, to === '' ? tiles.length - 1 : Number(to))
    response
      .writeHead(206, { 'content-range': `bytes ${from}-${end}/${tiles.length}` })
      .end(tiles.subarray(Number(from), end + 1))
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench')
    const answer = answers[pathname]
    if (answer)
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer(searchParams)))
    else if (pathname === '/map/town.pmtiles') sendTiles(request, response)
    else {
      const name = pathname.replace('/apps/dispatch/', '') || 'index.html'
      try {
        const file = readFileSync(join(setting.app, name))
        response.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' }).end(file)
      } catch {
        response.writeHead(404).end()
      }
    }
  })
  const wire = new WebSocketServer({ server, path: '/live' })
  const topic = 'board'
  let mark = 0
  const tell = (words: ToClient): void => {
    for (const client of wire.clients) client.send(JSON.stringify(words))
  }
  wire.on('connection', client =>
    client.on('message', data => {
      const { kind } = JSON.parse(String(data)) as { kind: string }
      if (kind === 'hello') client.send(JSON.stringify({ kind: 'welcome', until: farOff } satisfies ToClient))
      if (kind === 'follow')
        client.send(JSON.stringify({ kind: 'following', topic, mark: String(mark) } satisfies ToClient))
    }),
  )
  let frame = 0
  const positions = setInterval(() => {
    frame++
    if (frame % framesPerSecond === 0) placed = life.drive()
    const moved = placed
      .filter((_, n) => n % framesPerSecond === frame % framesPerSecond)
      .map(({ id, at, heading }): MovedDriver => [id, at.latitude, at.longitude, heading, 1])
    tell({ kind: 'positions', topic, moved })
  }, 1000 / framesPerSecond)
  const news = setInterval(() => {
    for (let n = 0; n < setting.changes; n++) {
      mark++
      const at = (mark * 37) % rows.length
      const row = rows[at]
      if (!row?.delivery) continue
      rows[at] = { ...row, isLate: !row.isLate, version: row.version + 1 }
      const { deliveryId } = row
      tell({
        kind: 'news',
        topic,
        mark: String(mark),
        type: 'order.late',
        at: new Date().toISOString(),
        orderId: row.id,
        deliveryId,
        offerId: null,
        driverId: null,
      })
    }
  }, 1000)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const launch = new URLSearchParams({
    tgWebAppData: new URLSearchParams({
      user: JSON.stringify({ id: 1, first_name: 'Diego', language_code: 'en' }),
      auth_date: '1700000000',
      hash: '0',
      signature: '0',
    }).toString(),
    tgWebAppVersion: '8.0',
    tgWebAppPlatform: 'tdesktop',
    tgWebAppThemeParams: '{}',
  })
  return {
    url: `http://127.0.0.1:${port}/apps/dispatch/#${launch}`,
    close: (): void => {
      clearInterval(positions)
      clearInterval(news)
      for (const client of wire.clients) client.terminate()
      server.closeAllConnections()
      server.close()
    },
  }
}
