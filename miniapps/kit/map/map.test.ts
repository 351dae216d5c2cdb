import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildTown } from '../../../scripts/town/build.ts'
import { pagePolicy } from '../../../server/api/page-policy.ts'
import { type MapRoom, mapStands, openMapRoom } from './testing/map-room.ts'

let room: MapRoom
beforeAll(async () => {
  room = await openMapRoom(buildTown)
}, 120_000)
afterAll(() => room.close())

const opened = async (query: string, look?: Parameters<MapRoom['page']>[1]): Promise<Page> => {
  const page = await room.page(query, look)
  await mapStands(page)
  return page
}
const nothingWrong = () => expect([room.strayed, room.troubles]).toEqual([[], []])

/** Where a place is on the screen, found by halving: the page only tells places of points. */
const screenOf = (page: Page, place: { latitude: number; longitude: number }) =>
  page.evaluate(wanted => {
    const box = document.querySelector('canvas.maplibregl-canvas')?.getBoundingClientRect()
    const { handle } = window.seen
    if (!box || !handle) return null
    let [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom]
    for (let i = 0; i < 20; i++) {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      const at = handle.placeAt(x, y)
      if (!at) return null
      if (at.longitude < wanted.longitude) left = x
      else right = x
      if (at.latitude > wanted.latitude) top = y
      else bottom = y
    }
    return { x: (left + right) / 2, y: (top + bottom) / 2 }
  }, place)

const violations = async (page: Page): Promise<string[]> => {
  // Only what is wrong is described, and in the page itself, for it has no frames: a second page takes longer.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  return (await axe.analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`,
  )
}

/** The share of pixels of the map that are of the most frequent colour: 1 on an empty canvas. */
const evenness = async (page: Page): Promise<number> => {
  const { default: sharp } = await import('sharp')
  const picture = await page.locator('.town-map').screenshot()
  const { data } = await sharp(picture).resize(160).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const counts = new Map<number, number>()
  for (let i = 0; i < data.length; i += 3) {
    const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return Math.max(...counts.values()) / (data.length / 3)
}

describe('a map', () => {
  test('stands without asking anybody else, drawn, with its credit in sight', async () => {
    const page = await opened('page=board&spy=1&still=1&plain=1&drivers=0&orders=0')
    await page.getByRole('link', { name: '© OpenStreetMap contributors' }).waitFor()
    await expect.poll(() => evenness(page)).toBeLessThan(0.6)
    nothingWrong()
    await page.context().close()
  })

  test('is no part of what a page fetches first', async () => {
    const html = await (await fetch(room.url)).text()
    const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(match => match[1] ?? '')
    const sizes = await Promise.all(
      first.map(async path => (await (await fetch(`${room.url}${path}`)).arrayBuffer()).byteLength),
    )
    expect(first.length).toBeGreaterThan(0)
    // MapLibre alone is a megabyte
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000)
  })

  test('without its code there is a sketch, and words for it', async () => {
    const slow = await room.page('page=board&still=1&orders=3&drivers=2', {
      before: async going => {
        await going.route('**/assets/open-map*.js', route => route.abort())
      },
    })
    await slow.locator('.town-map[data-phase=missing]').waitFor()
    await slow.getByText('The map cannot be reached right now').waitFor()
    expect(await slow.locator('.town-map-sketch li').count()).toBe(5)
    await slow.context().close()
  })

  test('names places in the language of the person', async () => {
    const page = await opened('page=board&spy=1&still=1&plain=1&drivers=0&orders=0&language=ru')
    const fields = await page.evaluate(() =>
      window.seen.map?.getStyle().layers.flatMap(({ layout }) => {
        const field = layout && 'text-field' in layout ? layout['text-field'] : undefined
        return field === undefined ? [] : [JSON.stringify(field)]
      }),
    )
    expect(fields?.filter(field => field.includes('name:ru')).length).toBeGreaterThan(4)
    await page.evaluate(() => window.seen.handle?.flyTo({ latitude: -34.9058, longitude: -56.1913 }, 12.8))
    await expect.poll(() => page.evaluate(() => window.seen.placeNames())).toContain('Монтевидео')
    await page.getByRole('button', { name: 'Ближе' }).waitFor()
    await page.evaluate(() => window.dress('dark', 'es'))
    await expect.poll(() => page.evaluate(() => window.seen.placeNames())).toContain('Montevideo')
    await page.context().close()
  })

  test('has no barriers that axe finds, in any theme, width and language', async () => {
    const found: string[] = []
    for (const [query, width] of [
      ['page=board&still=1&theme=light&language=es', 320],
      ['page=board&still=1&theme=dark&language=en', 1280],
      ['page=pin&theme=dark&language=ru', 390],
      ['page=courier&still=1&theme=light&language=ru', 320],
      ['page=track&theme=dark&language=es', 390],
    ] as const) {
      const page = await opened(query, { width, height: 640 })
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (excess > 0) found.push(`${query} ${width}: ${excess} px too wide`)
      for (const each of await violations(page)) found.push(`${query} ${width}: ${each}`)
      await page.context().close()
    }
    expect(found).toEqual([])
    nothingWrong()
  }, 120_000)
})

describe('what lies on it', () => {
  test('can be clicked: a driver and the bare map', async () => {
    const page = await opened('page=board&spy=1&still=1&plain=1&drivers=1&orders=0')
    const [driver] = await page.evaluate(() => window.seen.drivers)
    await page.evaluate(at => window.seen.handle?.flyTo(at, 15), driver?.at ?? { latitude: 0, longitude: 0 })
    await expect.poll(() => page.evaluate(() => window.seen.map?.isMoving())).toBe(false)
    const spot = await screenOf(page, driver?.at ?? { latitude: 0, longitude: 0 })
    if (!spot) throw new Error('the driver is not on the screen')
    expect(await page.evaluate(({ x, y }) => window.seen.handle?.projectDriverAt(x, y), spot)).toEqual({
      kind: 'driver',
      id: 'drv_0',
    })
    expect(
      await page.evaluate(({ x, y }) => window.seen.handle?.projectDriverAt(x + 120, y), spot),
    ).toBeNull()
    await page.mouse.click(spot.x, spot.y)
    await expect.poll(() => page.evaluate(() => window.seen.picks)).toEqual([{ kind: 'driver', id: 'drv_0' }])
    await page.mouse.click(spot.x + 120, spot.y + 60)
    await expect.poll(() => page.evaluate(() => window.seen.presses.length)).toBe(1)
    nothingWrong()
    await page.context().close()
  })

  test('clusters open when they are clicked, and orders at one door are told together', async () => {
    const page = await opened('page=board&spy=1&still=1&plain=1&drivers=0&orders=6&together=1')
    const [first] = await page.evaluate(() => window.seen.orders)
    const at = first?.at ?? { latitude: 0, longitude: 0 }
    await page.evaluate(place => window.seen.handle?.flyTo(place, 12.6), at)
    await expect.poll(() => page.evaluate(() => window.seen.map?.isMoving())).toBe(false)
    const before = await page.evaluate(() => window.seen.handle?.view().zoom ?? 0)
    // A press stops the map where it is on its way, and there a door lies beside its cluster.
    const clickThere = async () => {
      await expect.poll(() => page.evaluate(() => window.seen.map?.isMoving())).toBe(false)
      const spot = await screenOf(page, at)
      if (spot) await page.mouse.click(spot.x, spot.y)
    }
    await expect
      .poll(
        async () => {
          await clickThere()
          await page.waitForTimeout(400)
          return await page.evaluate(() => window.seen.handle?.view().zoom ?? 0)
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(before + 1)
    expect(await page.evaluate(() => window.seen.picks.filter(({ kind }) => kind === 'zone'))).toEqual([])
    await expect
      .poll(
        async () => {
          await clickThere()
          await page.waitForTimeout(400)
          return await page.evaluate(() => window.seen.picks.find(({ kind }) => kind === 'cluster'))
        },
        { timeout: 20_000 },
      )
      .toEqual({ kind: 'cluster', ids: expect.arrayContaining(['ord_0', 'ord_2', 'ord_4']) })
    await page.context().close()
  }, 60_000)

  test('moves at most once a second, however often it is told', async () => {
    const page = await opened('page=board&spy=1&plain=1&drivers=20&orders=0&hurry=50')
    const pushes = await page.evaluate(
      () =>
        new Promise<number>(resolve => {
          const source = window.seen.map?.getSource('gora-drivers') as unknown as {
            setData(data: object): void
          }
          const send = source.setData.bind(source)
          let count = 0
          source.setData = data => {
            count++
            send(data)
          }
          setTimeout(() => resolve(count), 3500)
        }),
    )
    expect(pushes).toBeGreaterThanOrEqual(2)
    expect(pushes).toBeLessThanOrEqual(4)
    await page.context().close()
  })
})

describe('when something fails', () => {
  test('the drawing context is lost and the map comes back, where it was and with what was on it', async () => {
    const page = await opened('page=board&spy=1&still=1&plain=1&drivers=5&orders=5')
    await page.evaluate(() => window.seen.handle?.flyTo({ latitude: -34.905, longitude: -56.19 }, 14))
    await expect.poll(() => page.evaluate(() => window.seen.map?.isMoving())).toBe(false)
    await page.evaluate(() =>
      document
        .querySelector('canvas')
        ?.getContext('webgl2')
        ?.getExtension('WEBGL_lose_context')
        ?.loseContext(),
    )
    await expect.poll(() => page.evaluate(() => window.seen.readies)).toBe(2)
    await mapStands(page)
    const view = await page.evaluate(() => window.seen.handle?.view())
    expect(view?.zoom).toBeCloseTo(14, 3)
    expect(view?.center.latitude).toBeCloseTo(-34.905, 4)
    await expect.poll(() => evenness(page)).toBeLessThan(0.6)
    expect(await page.evaluate(() => window.seen.map?.getSource('gora-drivers') !== undefined)).toBe(true)
    await page.context().close()
  })

  test('tiles out of reach are said in words, the rest goes on, and another try gets them', async () => {
    const page = await room.page('page=board&spy=1&still=1&plain=1&drivers=3&orders=3', {
      before: going => going.route('**/town.pmtiles', route => route.abort()),
    })
    await page.getByText('The map cannot be reached right now').waitFor()
    const drawn = await page.evaluate(() => window.seen.map?.getSource('gora-drivers') !== undefined)
    expect(drawn).toBe(true)
    expect(await violations(page)).toEqual([])
    await page.unroute('**/town.pmtiles')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('The map cannot be reached right now').waitFor({ state: 'detached' })
    await expect.poll(() => evenness(page)).toBeLessThan(0.6)
    await page.context().close()
  })
})

describe('a map that somebody else keeps', () => {
  const serve = async (answer: RequestListener) => {
    const server = createServer(answer)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return {
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      close: () => {
        server.closeAllConnections()
        return new Promise(resolve => server.close(resolve))
      },
    }
  }
  /** A small style of their own, without pictures and fonts. */
  const ring = [
    [-56.3, -34.95],
    [-56.05, -34.95],
    [-56.05, -34.85],
    [-56.3, -34.85],
    [-56.3, -34.95],
  ]
  const theirStyle = {
    version: 8,
    sources: {
      land: {
        type: 'geojson',
        attribution: '<a href="https://land.example">© Somebody else</a>',
        data: { type: 'Polygon', coordinates: [ring] },
      },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#7ec8e3' } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': '#d9e8c4' } },
    ],
  }
  /** Another host, with that style and with the town's archive. */
  const keepElsewhere = async () => {
    const asked: string[] = []
    const archive = Buffer.from(await (await fetch(`${room.url}/town.pmtiles`)).arrayBuffer())
    const host = await serve(({ url = '', headers }, response) => {
      asked.push(url)
      response
        .setHeader('access-control-allow-origin', '*')
        .setHeader('access-control-allow-headers', 'range')
      const [, from, to] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? []
      if (from && to) response.writeHead(206).end(archive.subarray(Number(from), Number(to) + 1))
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(theirStyle))
    })
    return { ...host, asked }
  }
  /** The pages as an installation serves them whose map is kept there. */
  const install = (map: Partial<Parameters<typeof pagePolicy>[1]>) =>
    serve(async ({ url, headers }, response) => {
      const page = await fetch(`${room.url}${url}`)
      const whole = { styleUrl: null, tilesUrl: null, attribution: '', ...map }
      const policy = pagePolicy({ origin: `http://${headers.host}`, localTelegram: null }, whole)
      response.setHeader('content-security-policy', policy)
      response.setHeader('content-type', page.headers.get('content-type') ?? '')
      response.end(Buffer.from(await page.arrayBuffer()))
    })
  const isAnswered = (page: Page, url: string) =>
    page.evaluate(
      asked =>
        fetch(asked).then(
          ({ ok }) => ok,
          () => false,
        ),
      url,
    )

  test('is drawn from its style with everything on it and its credit, and nobody else may be asked', async () => {
    const [theirs, stranger] = [await keepElsewhere(), await keepElsewhere()]
    const styleUrl = `${theirs.origin}/style.json`
    const ours = await install({ styleUrl })
    const page = await opened('', {
      address: `${ours.origin}/?page=board&spy=1&still=1&drivers=5&orders=8&style=${styleUrl}`,
      mayAsk: [ours.origin, theirs.origin],
    })
    await page.getByRole('link', { name: '© Somebody else' }).waitFor()
    const layers = await page.evaluate(() => window.seen.map?.getStyle().layers.map(({ id }) => id) ?? [])
    expect(layers).toEqual(expect.arrayContaining(['sea', 'land', 'gora-drivers', 'gora-orders']))
    const drawn = () =>
      page.evaluate(() => window.seen.map?.queryRenderedFeatures({ layers: ['gora-drivers'] }).length ?? 0)
    await expect.poll(drawn, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(await page.getByText('cannot be reached').count()).toBe(0)
    // in other colours it is fetched anew, and what lies on it is there again
    const before = theirs.asked.length
    await page.evaluate(() => window.dress('dark', 'ru'))
    await expect.poll(() => theirs.asked.length).toBeGreaterThan(before)
    await expect.poll(drawn, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
    expect(await isAnswered(page, `${theirs.origin}/more`)).toBe(true)
    nothingWrong()
    expect(await isAnswered(page, stranger.origin)).toBe(false)
    expect(stranger.asked).toEqual([])
    room.strayed.length = 0
    await page.context().close()
    await Promise.all([ours, theirs, stranger].map(host => host.close()))
  }, 60_000)

  test('is read from an archive on another host', async () => {
    const theirs = await keepElsewhere()
    const tilesUrl = `${theirs.origin}/town.pmtiles`
    const ours = await install({ tilesUrl })
    const page = await opened('', {
      address: `${ours.origin}/?page=board&spy=1&still=1&plain=1&drivers=2&orders=2&tiles=${tilesUrl}`,
      mayAsk: [ours.origin, theirs.origin],
    })
    await expect.poll(() => evenness(page), { timeout: 10_000 }).toBeLessThan(0.6)
    expect(new Set(theirs.asked)).toEqual(new Set(['/town.pmtiles']))
    nothingWrong()
    await page.context().close()
    await Promise.all([ours, theirs].map(host => host.close()))
  })
})

describe('the pin', () => {
  test('tells the place under it when the map is dragged, and when arrow keys move it', async () => {
    const page = await opened('page=pin&spy=1', { width: 390, height: 600 })
    await page.locator('canvas.maplibregl-canvas').focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => page.evaluate(() => window.seen.places.length)).toBe(1)
    const [north] = await page.evaluate(() => window.seen.places)
    expect(north?.latitude).toBeGreaterThan(-34.9058)
    expect(north?.longitude).toBeCloseTo(-56.1913, 5)
    await page.getByText('The pin is at').waitFor({ state: 'attached' })
    await page.mouse.move(195, 400)
    await page.mouse.down()
    await page.mouse.move(255, 400, { steps: 4 })
    await page.mouse.up()
    await expect
      .poll(async () => (await page.evaluate(() => window.seen.places.at(-1)))?.longitude ?? 0)
      .toBeLessThan(-56.1916)
    const told = await page.evaluate(() => window.seen.places.at(-1))
    const under = await page.evaluate(() => {
      const pin = document.querySelector('.pin-map-pin')?.getBoundingClientRect()
      const canvas = document.querySelector('canvas')?.getBoundingClientRect()
      if (!pin || !canvas || !window.seen.map) return null
      // the tip of the pin, see its drawing
      const tip = {
        x: pin.left + pin.width / 2 - canvas.left,
        y: pin.top + (pin.height * 52) / 56 - canvas.top,
      }
      const { lat, lng } = window.seen.map.unproject([tip.x, tip.y])
      return { latitude: lat, longitude: lng }
    })
    expect(under?.latitude).toBeCloseTo(told?.latitude ?? 0, 5)
    expect(under?.longitude).toBeCloseTo(told?.longitude ?? 0, 5)
    // somewhere else, and while the map flies there somewhere else again: only where it arrives is chosen
    const before = await page.evaluate(() => window.seen.places.length)
    const goal = await page.evaluate(async () => {
      const { map } = window.seen
      if (!map) return { lng: 0, lat: 0 }
      const press = (x: number, y: number) => {
        const lngLat = map.unproject([x, y])
        map.fire('click', { point: map.project(lngLat), lngLat })
        return { lng: lngLat.lng, lat: lngLat.lat }
      }
      const { lng } = map.getCenter()
      press(60, 100)
      await new Promise<void>(resolve => {
        map.on('move', () => Math.abs(map.getCenter().lng - lng) > 0.000_01 && resolve())
      })
      return press(330, 500)
    })
    await expect.poll(() => page.evaluate(() => window.seen.places.length)).toBeGreaterThan(before)
    await page.waitForFunction(() => !window.seen.map?.isMoving())
    const chosen = await page.evaluate(count => window.seen.places.slice(count), before)
    expect(chosen).toHaveLength(1)
    expect(chosen[0]?.latitude).toBeCloseTo(goal.lat, 5)
    expect(chosen[0]?.longitude).toBeCloseTo(goal.lng, 5)
    await page.context().close()
  })
})

describe('on a device that cannot draw', () => {
  test('there is a sketch with everything on it, which can be picked from a list', async () => {
    const page = await room.page('page=board&spy=1&still=1&drivers=2&orders=100', {
      width: 390,
      height: 780,
      isPoor: true,
    })
    await page.getByText('This device cannot draw the map').waitFor()
    await page.getByRole('img', { name: 'Drivers and orders' }).waitFor()
    expect(await page.locator('.town-map-sketch circle').count()).toBe(102)
    await page.getByText('and 42 more places').waitFor()
    await page.locator('.town-map-sketch').getByRole('button').first().click()
    expect(await page.evaluate(() => window.seen.picks)).toEqual([{ kind: 'order', id: expect.any(String) }])
    await page.getByRole('link', { name: '© OpenStreetMap contributors' }).waitFor()
    expect(await violations(page)).toEqual([])
    nothingWrong()
    await page.context().close()
  })

  test('the pin is moved by buttons', async () => {
    const page = await room.page('page=pin&language=es', { width: 320, height: 600, isPoor: true })
    await page.getByRole('button', { name: 'Mover el marcador al norte' }).click()
    const [place] = await page.evaluate(() => window.seen.places)
    expect(place?.latitude).toBeCloseTo(-34.9057, 5)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})
