import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { metresBetween } from '../../domain/shared/place.ts'
import { greatCircle } from './great-circle.ts'
import { osrm } from './osrm.ts'

const place = (n: number) => ({ latitude: -34.9 + n / 1000, longitude: -56.2 + (n % 7) / 1000 })
const places = (count: number) => Array.from({ length: count }, (_, n) => place(n))

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Answers as osrm-routed does: tables of at most a hundred places, refusals as 400 with code and message. */
const asOsrm: Answer = (request, response) => {
  const url = new URL(request.url ?? '/', 'http://osrm')
  const [, service, , , list = ''] = url.pathname.split('/')
  const points = list.split(';').map(pair => {
    const [longitude = 0, latitude = 0] = pair.split(',').map(Number)
    return { latitude, longitude }
  })
  const say = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
    response.end(JSON.stringify(body))
  }
  if (points.length > 100) return say(400, { code: 'TooBig', message: 'Too many table coordinates' })
  if (service === 'route') {
    const coordinates = points.flatMap((point, n) => [
      [point.longitude, point.latitude],
      ...(n + 1 < points.length ? [[point.longitude + 0.002, point.latitude]] : []),
    ])
    return say(200, {
      code: 'Ok',
      routes: [{ geometry: { type: 'LineString', coordinates }, legs: [], distance: 1, duration: 1 }],
      waypoints: [],
    })
  }
  if (service !== 'table') return say(400, { code: 'InvalidService', message: 'Service not found!' })
  const chosen = (name: string) =>
    (url.searchParams.get(name) ?? '').split(';').map(index => points[Number(index)] ?? place(0))
  const [sources, destinations] = [chosen('sources'), chosen('destinations')]
  const rows = (factor: number) =>
    sources.map(from =>
      destinations.map(to =>
        to.latitude > -34.7 && from !== to ? null : Math.round(metresBetween(from, to) * factor * 10) / 10,
      ),
    )
  say(200, {
    code: 'Ok',
    durations: rows(0.2),
    ...(url.searchParams.get('annotations') === 'duration,distance' ? { distances: rows(1.4) } : {}),
    sources: [],
    destinations: [],
  })
}

const server = async (answer: Answer, limits: Parameters<typeof osrm>[3] = {}) => {
  const paths: string[] = []
  const opened = createServer((request, response) => {
    paths.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>(resolve => opened.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    opened.closeAllConnections()
    opened.close()
  })
  const warnings: string[] = []
  const address = `http://127.0.0.1:${(opened.address() as AddressInfo).port}`
  const travel = osrm(address, greatCircle(2), what => warnings.push(what), limits)
  return { travel, paths, warnings }
}

describe('an OSRM server', () => {
  test('tells times and metres from each to each, in questions that it takes', async () => {
    const { travel, paths, warnings } = await server(asOsrm)
    const all = places(120)
    const { seconds, metres } = await travel.table(all, 'car')
    expect(warnings).toEqual([])
    expect(paths).toHaveLength(9)
    for (const [from, to] of [
      [0, 119],
      [119, 0],
      [51, 49],
      [7, 7],
    ] as const) {
      const straight = metresBetween(place(from), place(to))
      expect(Math.abs((metres[from * 120 + to] ?? 0) - straight * 1.4)).toBeLessThan(1)
      expect(Math.abs((seconds[from * 120 + to] ?? 0) - straight * 0.2)).toBeLessThan(1)
    }
  })

  test('knows cars: who walks takes as much longer as walking is slower', async () => {
    const { travel } = await server(asOsrm)
    const driven = await travel.table(places(2), 'car')
    const walked = await travel.table(places(2), 'foot')
    expect((walked.seconds[1] ?? 0) / (driven.seconds[1] ?? 1)).toBeCloseTo(20 / 4.5, 5)
    expect(walked.metres[1]).toBe(driven.metres[1])
  })

  test('says that there is no way', async () => {
    const { travel } = await server(asOsrm)
    const { seconds } = await travel.table([place(0), { latitude: -34.5, longitude: -56.2 }], 'car')
    expect(seconds[1]).toBe(Number.POSITIVE_INFINITY)
    expect(seconds[2]).toBeLessThan(Number.POSITIVE_INFINITY)
  })

  test('draws a way', async () => {
    const { travel } = await server(asOsrm)
    const line = await travel.path([place(0), place(3)], 'car')
    expect(line).toHaveLength(3)
    expect(line?.[0]).toEqual(place(0))
  })

  const json =
    (status: number, body: string): Answer =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(body)
    }
  test.each<[name: string, answer: Answer]>([
    ['no route', json(400, '{"code":"NoRoute","message":"Impossible route between points"}')],
    ['no segment', json(400, '{"code":"NoSegment","message":"Could not find a matching segment"}')],
    ['its own failure', json(500, '{"code":"InternalError"}')],
    ['a page that is no JSON', json(200, '<html>Bad gateway</html>')],
    ['Ok and nothing else', json(200, '{"code":"Ok"}')],
    ['a table that is too small', json(200, '{"code":"Ok","durations":[[0]],"distances":[[0]]}')],
    ['numbers below zero', json(200, '{"code":"Ok","durations":[[0,-5],[1,0]],"distances":[[0,1],[1,0]]}')],
    ['a line that hangs up', request => request.socket.destroy()],
  ])('that answers %s: the crow’s way serves, and a warning is heard', async (_name, answer) => {
    const { travel, warnings } = await server(answer)
    const began = performance.now()
    const [table, line] = await Promise.all([travel.table(places(2), 'car'), travel.path(places(2), 'car')])
    expect(performance.now() - began).toBeLessThan(4000)
    expect(table).toEqual(await greatCircle(2).table(places(2), 'car'))
    expect(line).toBeNull()
    expect(warnings).toHaveLength(2)
    expect(warnings[0]).toMatch(/^OSRM gave no/)
  })

  test('that does not answer is left alone for a while: the crow’s way serves at once', async () => {
    let isSilent = true
    const answer: Answer = (request, response) => {
      if (!isSilent) asOsrm(request, response)
    }
    const { travel, paths, warnings } = await server(answer, { tablePatience: 400, rest: 600 })
    await travel.table(places(2), 'car')
    isSilent = false
    for (let n = 0; n < 20; n++) expect(await travel.path(places(2), 'car')).toBeNull()
    expect(await travel.table(places(2), 'car')).toEqual(await greatCircle(2).table(places(2), 'car'))
    expect([paths.length, warnings.length]).toEqual([1, 1])
    await setTimeout(610)
    expect(await travel.path(places(2), 'car')).not.toBeNull()
  })

  test('that says nothing holds a table and many ways up no longer than one, and is not flooded with them', async () => {
    const { travel, paths, warnings } = await server(() => {})
    const began = performance.now()
    const table = travel.table(places(2), 'car')
    const lines = await Promise.all(Array.from({ length: 100 }, () => travel.path(places(2), 'car')))
    expect(await table).toEqual(await greatCircle(2).table(places(2), 'car'))
    expect(performance.now() - began).toBeLessThan(4000)
    expect(lines.every(line => line === null)).toBe(true)
    expect([paths.length, warnings.length]).toEqual([5, 5])
  })

  test('draws many ways that are asked for together, a few at a time', async () => {
    let [open, mostOpen] = [0, 0]
    const { travel } = await server(async (request, response) => {
      mostOpen = Math.max(mostOpen, ++open)
      await setTimeout(5)
      open--
      asOsrm(request, response)
    })
    const lines = await Promise.all(
      Array.from({ length: 60 }, (_, n) => travel.path([place(n), place(n + 1)], 'car')),
    )
    for (const [n, line] of lines.entries()) expect(line?.[0]?.latitude).toBeCloseTo(place(n).latitude, 6)
    expect(mostOpen).toBe(4)
  })

  test('that refuses one question is asked the next one', async () => {
    let refuses = true
    const { travel, paths } = await server((request, response) => {
      if (!refuses) return asOsrm(request, response)
      refuses = false
      json(400, '{"code":"NoRoute","message":"Impossible route between points"}')(request, response)
    })
    expect(await travel.path(places(2), 'car')).toBeNull()
    expect(await travel.path(places(2), 'car')).not.toBeNull()
    expect(paths).toHaveLength(2)
  })

  test('that is slow does not hold a table up question by question, and is asked no more when it is over', async () => {
    const slowly: Answer = async (request, response) => {
      await setTimeout(300)
      asOsrm(request, response)
    }
    const { travel, paths, warnings } = await server(slowly, { tablePatience: 500 })
    const began = performance.now()
    // 36 questions, four at once: almost three seconds
    await travel.table(places(300), 'car')
    expect(performance.now() - began).toBeLessThan(2500)
    expect(warnings).toEqual([expect.stringContaining('timeout')])
    const asked = paths.length
    expect(asked).toBeGreaterThan(0)
    await setTimeout(400)
    expect(paths).toHaveLength(asked)
  })

  test('that refuses a part of a table is not asked for the rest of it', async () => {
    let count = 0
    const refuse = json(400, '{"code":"NoSegment","message":"Could not find a matching segment"}')
    const { travel, paths } = await server(async (request, response) => {
      if (++count === 1) return refuse(request, response)
      await setTimeout(100)
      asOsrm(request, response)
    })
    await travel.table(places(300), 'car')
    await setTimeout(300)
    expect(paths).toHaveLength(4)
  })

  test('is not asked about less than two places', async () => {
    const { travel, paths } = await server(asOsrm)
    expect([...(await travel.table(places(1), 'car')).seconds]).toEqual([0])
    expect((await travel.table([], 'car')).seconds).toHaveLength(0)
    expect(await travel.path(places(1), 'car')).toBeNull()
    expect(paths).toEqual([])
  })
})
