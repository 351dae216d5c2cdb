import { isOpen, nextOpening } from '../../domain/catalog/opening-hours.ts'
import { slotsToShow } from '../../domain/catalog/slots.ts'
import { deliveryFee } from '../../domain/pricing/delivery-fee.ts'
import { Refusal } from '../../domain/refusals.ts'
import { zero } from '../../domain/shared/money.ts'
import { isPlace, type LatLng } from '../../domain/shared/place.ts'
import type { Deps } from '../deps.ts'
import { Outage } from '../ports/outage.ts'
import type { BranchView, PlacesService } from './api.ts'
import { leadMinutes, makeSlots } from './make-slots.ts'
import { readExtent } from './read-extent.ts'
import { readZones } from './read-zones.ts'
import { savedAddresses } from './saved-addresses.ts'
import { feesFrom, hoursFrom, zoneFor } from './zones.ts'

const withHours = { hours: { orderBy: [{ weekday: 'asc' as const }, { opensAt: 'asc' as const }] } }

/** "34.9053° S, 56.1851° W", for a place without a known address. */
const inWords = ({ latitude, longitude }: LatLng): string =>
  `${Math.abs(latitude).toFixed(4)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(4)}° ${longitude < 0 ? 'W' : 'E'}`

/** Branches, zones, slots and addresses. */
export const buildPlaces = (deps: Pick<Deps, 'db' | 'ids' | 'clock' | 'geocoder'>): PlacesService => {
  const { db, clock, geocoder } = deps

  const viewOf = (row: Awaited<ReturnType<typeof findBranches>>[number]): BranchView => {
    const hours = hoursFrom(row)
    const at = clock.now()
    const opened = isOpen(hours, at)
    return {
      id: row.id,
      name: row.name,
      addressText: row.addressText,
      place: { latitude: row.latitude, longitude: row.longitude },
      timeZone: row.timeZone,
      currency: row.currency,
      isOpen: opened,
      opensAt: opened ? null : nextOpening(hours, at),
    }
  }
  const findBranches = (id?: string) =>
    db.prisma.branch.findMany({
      where: { isActive: true, ...(id ? { id } : {}) },
      include: withHours,
      orderBy: { name: 'asc' },
    })

  return {
    branches: async () => (await findBranches()).map(viewOf),
    branch: async branchId => {
      const row = (await findBranches(branchId))[0]
      if (!row) throw new Refusal('places.branch-absent')
      return viewOf(row)
    },
    reach: async place => {
      if (!isPlace(place)) throw new Refusal('places.bad-place')
      const found = await zoneFor(db.prisma, place)
      if (!found) throw new Refusal('places.out-of-zone')
      const { zone, metres, currency } = found
      const fees = feesFrom(zone, currency)
      const fee = deliveryFee(fees, {
        metres,
        basket: zero(currency),
        at: clock.now(),
        timeZone: zone.branch.timeZone,
      })
      return {
        branchId: zone.branchId,
        branchName: zone.branch.name,
        zoneId: zone.id,
        metres,
        fee: fee.amount,
        freeAbove: fees.freeAbove,
        minimumOrder: fees.minimumOrder,
      }
    },
    findAddresses: (text, near, language) => geocoder.find(text.slice(0, 200), near, language),
    describe: async (place, language) => {
      if (!isPlace(place)) throw new Refusal('places.bad-place')
      const known = geocoder.nearest(place, language).catch(error => {
        // Where it is, is known; what it is called need not keep anybody from ordering.
        if (error instanceof Outage) return null
        throw error
      })
      return (await known) ?? inWords(place)
    },
    ...savedAddresses(deps),
    extent: readExtent(deps),
    zones: readZones(deps),
    slots: async branchId => {
      const row = (await findBranches(branchId))[0]
      if (!row) throw new Refusal('places.branch-absent')
      await makeSlots(deps, row.id, hoursFrom(row))
      const rows = await db.prisma.slot.findMany({
        where: { branchId, startsAt: { gt: clock.now() } },
        orderBy: { startsAt: 'asc' },
        take: 100,
      })
      const slots = rows.map(slot => ({ ...slot, from: slot.startsAt, until: slot.endsAt }))
      return slotsToShow(slots, clock.now(), leadMinutes).map(slot => ({
        id: slot.id,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        left: slot.capacity - slot.taken,
      }))
    },
  }
}
