import { isPlace, type LatLng } from '../../domain/shared/place.ts'
import type { Deps } from '../deps.ts'
import type { PlacesService } from './api.ts'
import { polygonFrom } from './zones.ts'

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** @see PlacesService.extent */
export const readExtent =
  ({ db }: Pick<Deps, 'db'>): PlacesService['extent'] =>
  async () => {
    const branches = await db.prisma.branch.findMany({
      where: { isActive: true },
      select: {
        latitude: true,
        longitude: true,
        zones: { where: { isActive: true }, select: { polygon: true } },
      },
    })
    const places: LatLng[] = [
      ...branches,
      ...branches.flatMap(branch => branch.zones.flatMap(zone => polygonFrom(zone.polygon))),
    ].filter(isPlace)
    const latitudes = places.map(place => place.latitude)
    const longitudes = places.map(place => place.longitude)
    return {
      center: {
        latitude: mean(branches.map(branch => branch.latitude)),
        longitude: mean(branches.map(branch => branch.longitude)),
      },
      bounds:
        places.length === 0
          ? null
          : [
              Math.min(...longitudes),
              Math.min(...latitudes),
              Math.max(...longitudes),
              Math.max(...latitudes),
            ],
    }
  }
