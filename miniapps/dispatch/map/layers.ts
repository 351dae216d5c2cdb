import { effect, signal } from '@preact/signals'
import type { z } from 'zod'
import type { heat as heatShape, zones as zonesShape } from '../../../server/contracts/dispatch.ts'
import { ask } from '../../kit/api/client.ts'
import type { HeatOnMap, RouteOnMap, TrackOnMap, ZoneOnMap } from '../../kit/map/map-data.ts'
import { resource } from '../../kit/state/loaded.ts'
import { kept } from '../state/kept.ts'

type Heat = z.infer<typeof heatShape>

/** What lies under the orders; it sticks. */
export const layers = kept('layers', { zones: false, heat: false, hours: 24, alarmSound: false })
export const setLayers = (change: Partial<(typeof layers)['value']>): void => {
  layers.value = { ...layers.value, ...change }
}

/** The zones of my branches; they also say what the branches are called. */
export const zones = resource(() => ask<z.infer<typeof zonesShape>>('/api/dispatch/zones'))
const heat = resource(() => ask<Heat>('/api/dispatch/heat', { query: { hours: layers.peek().hours } }))

/** Both change slowly; what could not be fetched is missing no longer than that. */
const everyMs = 60_000

/** Fetches the zones, and the heat when it is wanted, and anew when other hours are; and both again now and then. */
export const followLayers = (): (() => void) => {
  const fetchHeat = (): void => {
    if (layers.peek().heat) void heat.reload()
  }
  void zones.reload()
  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible') return
    void zones.reload()
    fetchHeat()
  }, everyMs)
  const stop = effect(() => {
    const { heat: isWanted, hours } = layers.value
    if (isWanted && hours > 0) queueMicrotask(fetchHeat)
  })
  return () => {
    clearInterval(timer)
    stop()
  }
}

const nothing: readonly never[] = []

let zonesFrom: unknown = null
let zonesMade: readonly ZoneOnMap[] = nothing
export const zonesOnMap = (): readonly ZoneOnMap[] => {
  const known = zones.state.value.value
  if (!layers.value.zones || !known) return nothing
  if (zonesFrom !== known) {
    zonesFrom = known
    zonesMade = known.map(({ id, name, polygon }) => ({ id, label: name, rings: [polygon] }))
  }
  return zonesMade
}

let heatFrom: unknown = null
let heatMade: readonly HeatOnMap[] = nothing
export const heatOnMap = (): readonly HeatOnMap[] => {
  const known = heat.state.value.value
  if (!layers.value.heat || !known) return nothing
  if (heatFrom !== known) {
    heatFrom = known
    const most = known.cells[0]?.orders ?? 1
    heatMade = known.cells.map(({ place, orders }) => ({ at: place, weight: Math.max(0.15, orders / most) }))
  }
  return heatMade
}
export const heatProblem = (): boolean => layers.value.heat && heat.state.value.problem !== null

/** Lines of a proposal, and the way of the driver that is looked at. */
export const routes = signal<readonly RouteOnMap[]>(nothing)
export const track = signal<TrackOnMap | null>(null)
