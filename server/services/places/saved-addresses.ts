import { transact } from '../../db/transact.ts'
import type { Actor } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import { isPlace } from '../../domain/shared/place.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import type { PlacesService, SavedAddress } from './api.ts'

const mostShown = 20
const longest = { text: 300, note: 500, label: 40 }

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>
type Row = {
  id: string
  label: string | null
  text: string
  note: string | null
  latitude: number
  longitude: number
}

const viewFrom = (row: Row): SavedAddress => ({
  id: row.id,
  label: row.label,
  text: row.text,
  note: row.note,
  place: { latitude: row.latitude, longitude: row.longitude },
})

const ownerOf = (actor: Actor): string => {
  if (actor.kind !== 'person') throw new Refusal('places.address-absent')
  return actor.userId
}

const cleaned = (given: string | null | undefined, most: number): string | null =>
  cut((given ?? '').trim(), most) || null

type Words = { readonly text?: string; readonly note?: string | null; readonly label?: string | null }

/** What was given, as it is kept; what was not given is not touched. */
const wordsFrom = ({ text, note, label }: Words) => ({
  ...(text === undefined ? {} : { text: cleaned(text, longest.text) ?? '—' }),
  ...(note === undefined ? {} : { note: cleaned(note, longest.note) }),
  ...(label === undefined ? {} : { label: cleaned(label, longest.label) }),
})

/** The addresses a person has used or put down. */
export const savedAddresses = ({
  db,
  ids,
  clock,
}: Needs): Pick<PlacesService, 'savedAddresses' | 'saveAddress' | 'changeAddress' | 'forgetAddress'> => ({
  savedAddresses: async actor => {
    if (actor.kind !== 'person') return []
    const rows = await db.prisma.address.findMany({
      where: { userId: actor.userId, deletedAt: null },
      orderBy: [{ usedAt: 'desc' }, { id: 'desc' }],
      take: mostShown,
    })
    return rows.map(viewFrom)
  },

  saveAddress: (actor, { place, ...words }) =>
    transact(db, async tx => {
      const userId = ownerOf(actor)
      if (!isPlace(place)) throw new Refusal('places.bad-place')
      // Two taps at once keep one address.
      await tx.$executeRaw`select 1 from users where id = ${userId} for no key update`
      const text = cleaned(words.text, longest.text) ?? '—'
      const same = await tx.address.findFirst({ where: { userId, text, deletedAt: null } })
      const data = { ...wordsFrom(words), text, latitude: place.latitude, longitude: place.longitude }
      return viewFrom(
        same
          ? await tx.address.update({ where: { id: same.id }, data })
          : await tx.address.create({ data: { id: ids.make('adr'), userId, usedAt: clock.now(), ...data } }),
      )
    }),

  changeAddress: (actor, { addressId, place, ...words }) =>
    transact(db, async tx => {
      if (place && !isPlace(place)) throw new Refusal('places.bad-place')
      const { count } = await tx.address.updateMany({
        where: { id: addressId, userId: ownerOf(actor), deletedAt: null },
        data: {
          ...wordsFrom(words),
          ...(place ? { latitude: place.latitude, longitude: place.longitude } : {}),
        },
      })
      if (count === 0) throw new Refusal('places.address-absent')
      return viewFrom(await tx.address.findUniqueOrThrow({ where: { id: addressId } }))
    }),

  forgetAddress: async (actor, addressId) => {
    const { count } = await db.prisma.address.updateMany({
      where: { id: addressId, userId: ownerOf(actor), deletedAt: null },
      data: { deletedAt: clock.now() },
    })
    if (count === 0) throw new Refusal('places.address-absent')
  },
})
