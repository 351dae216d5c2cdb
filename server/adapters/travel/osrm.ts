import { z } from 'zod'
import { type Vehicle, vehicleSpeeds } from '../../domain/delivery/eta.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import type { TravelTimes } from '../../services/ports/travel-times.ts'
import { inTurns } from './in-turns.ts'
import { simplifyLine } from './simplify-line.ts'

const patienceMs = 2000
/** Nor is a whole table waited for longer than this, however many questions it is made of. */
const tablePatienceMs = 5000
/** A server that did not answer is left alone for so long: whoever asks meanwhile need not wait for the same. */
const restMs = 30_000
/** A server answers tables of at most a hundred places unless told otherwise: half of them to start, half to end. */
const blockPlaces = 50
/** So many questions at once for a table, and for ways. */
const atOnce = 4
const lineMetres = 8

const row = z.array(z.number().min(0).nullable())
const tableAnswer = z.object({ code: z.literal('Ok'), durations: z.array(row), distances: z.array(row) })
const routeAnswer = z.object({
  code: z.literal('Ok'),
  routes: z
    .array(
      z.object({
        geometry: z.object({
          type: z.literal('LineString'),
          coordinates: z.array(
            z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number()),
          ),
        }),
      }),
    )
    .min(1),
})

const blocks = (count: number): number[][] => {
  const all = Array.from({ length: count }, (_, n) => n)
  return Array.from({ length: Math.ceil(count / blockPlaces) }, (_, n) =>
    all.slice(n * blockPlaces, (n + 1) * blockPlaces),
  )
}

/**
 * The ways that an OSRM server knows under this address. Where it does not answer within two seconds, or not what was
 * asked, `instead` answers and `warn` hears why. After no answer at all `instead` answers at once for half a minute. Its
 * times are those of a car; another vehicle is so much faster or slower.
 * @param limits other milliseconds, for tests
 */
export const osrm = (
  address: string,
  instead: TravelTimes,
  warn: (what: string) => void,
  { tablePatience = tablePatienceMs, rest = restMs }: { tablePatience?: number; rest?: number } = {},
): TravelTimes => {
  let restsUntil = Number.NEGATIVE_INFINITY
  const isResting = () => performance.now() < restsUntil
  const inTurn = inTurns(atOnce)

  const answerOf = async (url: string, patience: number): Promise<{ status: number; body: unknown }> => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(patience) })
      if (response.status >= 500) throw new Error(String(response.status))
      return { status: response.status, body: await response.json() }
    } catch (error) {
      restsUntil = performance.now() + rest
      throw error
    }
  }

  const ask = async (path: string, query: string, patience: number): Promise<unknown> => {
    const { status, body } = await answerOf(`${address}${path}?${query}`, Math.max(0, Math.round(patience)))
    // A refusal comes as 400 with a code and a message: about this question, the next one may have an answer.
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body).slice(0, 200)}`)
    return body
  }
  const listed = (places: readonly LatLng[]) =>
    places.map(({ latitude, longitude }) => `${longitude.toFixed(6)},${latitude.toFixed(6)}`).join(';')

  const askTable = async (places: readonly LatLng[], vehicle: Vehicle) => {
    const size = places.length
    const [seconds, metres] = [new Float64Array(size * size), new Float64Array(size * size)]
    const factor = vehicleSpeeds.car / vehicleSpeeds[vehicle]
    const end = performance.now() + tablePatience
    const askBlock = async (from: readonly number[], to: readonly number[]) => {
      const asked = [...from, ...to].flatMap(n => places[n] ?? [])
      const sources = from.map((_, n) => n).join(';')
      const destinations = to.map((_, n) => from.length + n).join(';')
      const answer = tableAnswer.parse(
        await ask(
          `/table/v1/driving/${listed(asked)}`,
          `annotations=duration,distance&sources=${sources}&destinations=${destinations}`,
          Math.min(patienceMs, end - performance.now()),
        ),
      )
      const isWhole = (rows: readonly unknown[][]) =>
        rows.length === from.length && rows.every(one => one.length === to.length)
      if (!isWhole(answer.durations) || !isWhole(answer.distances)) throw new Error('a table of another size')
      for (const [n, first] of from.entries()) {
        for (const [m, last] of to.entries()) {
          const [duration, distance] = [answer.durations[n]?.[m], answer.distances[n]?.[m]]
          seconds[first * size + last] = (duration ?? Number.POSITIVE_INFINITY) * factor
          metres[first * size + last] = distance ?? Number.POSITIVE_INFINITY
        }
      }
    }
    const all = blocks(size)
    const questions = all.flatMap(from => all.map(to => [from, to] as const))
    try {
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (let next = questions.pop(); next; next = questions.pop()) await askBlock(...next)
        }),
      )
    } finally {
      // One that failed spoils the table: what is left need not be asked.
      questions.length = 0
    }
    return { seconds, metres }
  }

  const askPath = async (places: readonly LatLng[], patience: number): Promise<LatLng[]> => {
    const { routes } = routeAnswer.parse(
      await ask(
        `/route/v1/driving/${listed(places)}`,
        'overview=full&geometries=geojson&steps=false',
        patience,
      ),
    )
    const points = routes[0]?.geometry.coordinates ?? []
    return simplifyLine(
      points.map(([longitude, latitude]) => ({ latitude, longitude })),
      lineMetres,
    )
  }

  return {
    table: (places, vehicle) =>
      places.length < 2 || isResting()
        ? instead.table(places, vehicle)
        : askTable(places, vehicle).catch(error => {
            warn(`OSRM gave no table of travel times: ${String(error)}`)
            return instead.table(places, vehicle)
          }),
    path: async (places, vehicle) => {
      if (places.length < 2) return null
      const end = performance.now() + patienceMs
      return inTurn(async () => {
        if (isResting()) return instead.path(places, vehicle)
        return askPath(places, end - performance.now()).catch(error => {
          warn(`OSRM gave no way: ${String(error)}`)
          return instead.path(places, vehicle)
        })
      })
    },
  }
}
