import type { Tx } from '../../db/client.ts'
import { requireSlot } from '../../domain/catalog/slots.ts'
import { Refusal } from '../../domain/refusals.ts'
import { isPlace, type LatLng } from '../../domain/shared/place.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import { leadMinutes } from '../places/make-slots.ts'
import { zoneFor } from '../places/zones.ts'
import type { CartsService } from './api.ts'
import { changeCart, ownerOf } from './open-cart.ts'
import type { PricedCart } from './read-cart.ts'

const longestNote = 500
const longestAddress = 300
/** No tip is larger than this many whole units times the currency's hundredth; a slip of the thumb, not a gift. */
const largestTipUnits = 10_000_000n

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>

const cleanNote = (note: string | null | undefined): string | null => {
  const text = note?.trim() ?? ''
  if (text.length > longestNote) throw new Refusal('cart.note-too-long', { limit: longestNote })
  return text === '' ? null : text
}

const settle = async (
  tx: Tx,
  cart: PricedCart,
  address: { text: string; note: string | null; place: LatLng },
): Promise<void> => {
  if (!isPlace(address.place)) throw new Refusal('places.bad-place')
  const found = await zoneFor(tx, address.place)
  if (!found) throw new Refusal('places.out-of-zone')
  const hasMoved = found.zone.branchId !== cart.row.branch?.id
  await tx.cart.update({
    where: { id: cart.row.id },
    data: {
      branchId: found.zone.branchId,
      zoneId: found.zone.id,
      addressText: address.text,
      addressNote: address.note,
      latitude: address.place.latitude,
      longitude: address.place.longitude,
      // A slot belongs to a branch.
      ...(hasMoved ? { slotId: null } : {}),
    },
  })
}

/** @see CartsService.setAddress */
export const setAddress =
  (deps: Needs): CartsService['setAddress'] =>
  (actor, { text, note, place }) =>
    changeCart(deps, actor, async (tx, cart) => {
      const address = { text: cut(text.trim(), longestAddress) || '—', note: cleanNote(note), place }
      await settle(tx, cart, address)
      const userId = ownerOf(actor)
      const same = await tx.address.findFirst({ where: { userId, text: address.text, deletedAt: null } })
      const where = { latitude: place.latitude, longitude: place.longitude, usedAt: deps.clock.now() }
      if (same)
        await tx.address.update({
          where: { id: same.id },
          data: { ...where, ...(address.note ? { note: address.note } : {}) },
        })
      else
        await tx.address.create({
          data: { id: deps.ids.make('adr'), userId, text: address.text, note: address.note, ...where },
        })
    })

/** @see CartsService.useAddress */
export const useAddress =
  (deps: Needs): CartsService['useAddress'] =>
  (actor, addressId) =>
    changeCart(deps, actor, async (tx, cart) => {
      const address = await tx.address.findFirst({
        where: { id: addressId, userId: ownerOf(actor), deletedAt: null },
      })
      if (!address) throw new Refusal('places.address-absent')
      await settle(tx, cart, { text: address.text, note: address.note, place: address })
      await tx.address.update({ where: { id: addressId }, data: { usedAt: deps.clock.now() } })
    })

/** @see CartsService.setSlot */
export const setSlot =
  (deps: Needs): CartsService['setSlot'] =>
  (actor, slotId) =>
    changeCart(deps, actor, async (tx, cart) => {
      if (slotId !== null) {
        const slot = await tx.slot.findFirst({ where: { id: slotId, branchId: cart.row.branch?.id ?? '' } })
        if (!slot) throw new Refusal('places.slot-absent')
        requireSlot(
          { from: slot.startsAt, until: slot.endsAt, capacity: slot.capacity, taken: slot.taken },
          deps.clock.now(),
          leadMinutes,
        )
      }
      await tx.cart.update({ where: { id: cart.row.id }, data: { slotId } })
    })

/** @see CartsService.setNote */
export const setNote =
  (deps: Needs): CartsService['setNote'] =>
  (actor, note) =>
    changeCart(deps, actor, async (tx, cart) => {
      await tx.cart.update({ where: { id: cart.row.id }, data: { note: cleanNote(note) } })
    })

/** @see CartsService.setAddressNote */
export const setAddressNote =
  (deps: Needs): CartsService['setAddressNote'] =>
  (actor, note) =>
    changeCart(deps, actor, async (tx, cart) => {
      const addressNote = cleanNote(note)
      await tx.cart.update({ where: { id: cart.row.id }, data: { addressNote } })
      if (cart.row.address_text !== null)
        await tx.address.updateMany({
          where: { userId: ownerOf(actor), text: cart.row.address_text, deletedAt: null },
          data: { note: addressNote },
        })
    })

/** @see CartsService.setTip */
export const setTip =
  (deps: Needs): CartsService['setTip'] =>
  (actor, tipUnits) =>
    changeCart(deps, actor, async (tx, cart) => {
      if (tipUnits < 0n || tipUnits > largestTipUnits) throw new Refusal('cart.bad-tip')
      await tx.cart.update({ where: { id: cart.row.id }, data: { tipUnits } })
    })

/** @see CartsService.setCashFrom */
export const setCashFrom =
  (deps: Needs): CartsService['setCashFrom'] =>
  (actor, units) =>
    changeCart(deps, actor, async (tx, cart) => {
      if (units !== null && units < cart.quote.total.units)
        throw new Refusal('cart.cash-too-little', { total: cart.quote.total })
      if (units !== null && units > cart.quote.total.units * 100n + 1_000_000n)
        throw new Refusal('cart.cash-too-little', { total: cart.quote.total })
      await tx.cart.update({ where: { id: cart.row.id }, data: { cashFromUnits: units } })
    })

/** @see CartsService.clear */
export const clear =
  (deps: Needs): CartsService['clear'] =>
  actor =>
    changeCart(deps, actor, async (tx, cart) => {
      await tx.cartLine.deleteMany({ where: { cartId: cart.row.id } })
      await tx.cart.update({
        where: { id: cart.row.id },
        data: { note: null, tipUnits: 0n, cashFromUnits: null, slotId: null, promoCodes: [] },
      })
    })
