import type { Tx } from '../../db/client.ts'
import { oncePerKey } from '../../db/idempotency.ts'
import { transact } from '../../db/transact.ts'
import { checkSelection, type OptionGroup } from '../../domain/catalog/product.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { OptionGroupId, OptionId } from '../../domain/shared/ids.ts'
import { money } from '../../domain/shared/money.ts'
import { localisedFrom } from '../catalog/read-catalog.ts'
import type { Deps } from '../deps.ts'
import type { CartsService } from './api.ts'
import { openCart, ownerOf, rereadCart, touchCart } from './open-cart.ts'
import { cartView } from './read-cart.ts'

const mostPieces = 99
const mostLines = 50

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>

/** Checks a choice against the catalogue; answers the options in their order. @throws Refusal catalog.absent | catalog.bad-selection */
const checkChoice = async (
  tx: Tx,
  variantId: string,
  optionIds: readonly string[],
): Promise<readonly string[]> => {
  const variant = await tx.variant.findFirst({
    where: { id: variantId, isActive: true, product: { isActive: true, category: { isActive: true } } },
    include: {
      product: {
        include: {
          optionGroups: {
            orderBy: { position: 'asc' },
            include: { options: { where: { isActive: true }, orderBy: { position: 'asc' } } },
          },
        },
      },
    },
  })
  if (!variant) throw new Refusal('catalog.absent')
  const groups = variant.product.optionGroups.map(
    (group): OptionGroup => ({
      id: group.id as OptionGroupId,
      names: localisedFrom(group.names),
      minimum: group.minimum,
      maximum: group.maximum,
      options: group.options.map(option => ({
        id: option.id as OptionId,
        names: localisedFrom(option.names),
        priceDelta: money('USD', option.priceDeltaUnits),
      })),
    }),
  )
  const selection = checkSelection(groups, optionIds as readonly OptionId[])
  if (!selection.ok) throw new Refusal(selection.code, selection.facts)
  return selection.options.map(option => option.id)
}

/** @throws Refusal stock.not-enough | stock.sold-out — a hint in time; what counts is the reservation when it is placed */
const requireStock = async (
  tx: Tx,
  cart: { id: string; branchId: string | null },
  variantId: string,
  wanted: number,
): Promise<void> => {
  if (cart.branchId === null) return
  const level = await tx.stockLevel.findUnique({
    where: { branchId_variantId: { branchId: cart.branchId, variantId } },
  })
  const available = level ? level.onHand - level.reserved : 0
  if (available <= 0) throw new Refusal('stock.sold-out', { available: 0, quantity: wanted })
  if (wanted > available) throw new Refusal('stock.not-enough', { available, quantity: wanted })
}

const wantedInAll = async (tx: Tx, cartId: string, variantId: string): Promise<number> =>
  (await tx.cartLine.aggregate({ where: { cartId, variantId }, _sum: { quantity: true } }))._sum.quantity ?? 0

/** @see CartsService.addLine */
export const addLine =
  (deps: Needs): CartsService['addLine'] =>
  async (actor, { variantId, optionIds, quantity, idempotencyKey }) => {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > mostPieces)
      throw new Refusal('cart.too-many', { limit: mostPieces })
    const { row } = await openCart(deps, actor)
    const { db, ids, clock } = deps
    await transact(db, async tx => {
      const add = async (): Promise<string> => {
        await touchCart(tx, row.id, clock.now())
        const options = await checkChoice(tx, variantId, optionIds)
        const optionsKey = [...options].sort().join(',')
        const same = await tx.cartLine.findUnique({
          where: { cartId_variantId_optionsKey: { cartId: row.id, variantId, optionsKey } },
        })
        if (!same && (await tx.cartLine.count({ where: { cartId: row.id } })) >= mostLines)
          throw new Refusal('cart.too-many', { limit: mostLines })
        if ((same?.quantity ?? 0) + quantity > mostPieces)
          throw new Refusal('cart.too-many', { limit: mostPieces })
        await requireStock(
          tx,
          { id: row.id, branchId: row.branch?.id ?? null },
          variantId,
          (await wantedInAll(tx, row.id, variantId)) + quantity,
        )
        if (same)
          await tx.cartLine.update({ where: { id: same.id }, data: { quantity: { increment: quantity } } })
        else
          await tx.cartLine.create({
            data: {
              id: ids.make('lin'),
              cartId: row.id,
              variantId,
              optionIds: [...options],
              optionsKey,
              quantity,
              addedAt: clock.now(),
            },
          })
        return 'added'
      }
      if (idempotencyKey === undefined) await add()
      else
        await oncePerKey(
          tx,
          {
            scope: `cart:${ownerOf(actor)}`,
            key: idempotencyKey,
            request: { variantId, optionIds, quantity },
          },
          add,
        )
    })
    return cartView(await rereadCart(db, actor, clock.now()))
  }

/** @see CartsService.setQuantity */
export const setQuantity =
  (deps: Needs): CartsService['setQuantity'] =>
  async (actor, { lineId, quantity }) => {
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > mostPieces)
      throw new Refusal('cart.too-many', { limit: mostPieces })
    const { row } = await openCart(deps, actor)
    const { db, clock } = deps
    await transact(db, async tx => {
      await touchCart(tx, row.id, clock.now())
      const line = await tx.cartLine.findFirst({ where: { id: lineId, cartId: row.id } })
      if (!line) throw new Refusal('cart.changed')
      if (quantity === 0) {
        await tx.cartLine.delete({ where: { id: lineId } })
        return
      }
      if (quantity > line.quantity) {
        const others = (await wantedInAll(tx, row.id, line.variantId)) - line.quantity
        await requireStock(
          tx,
          { id: row.id, branchId: row.branch?.id ?? null },
          line.variantId,
          others + quantity,
        )
      }
      await tx.cartLine.update({ where: { id: lineId }, data: { quantity } })
    })
    return cartView(await rereadCart(db, actor, clock.now()))
  }

/** @see CartsService.reorder */
export const reorder =
  (deps: Needs): CartsService['reorder'] =>
  async (actor, orderId) => {
    const { db, ids, clock } = deps
    const { row } = await openCart(deps, actor)
    const missing = await transact(db, async tx => {
      const order = await tx.order.findFirst({
        where: { id: orderId, userId: ownerOf(actor) },
        include: { lines: { orderBy: { position: 'asc' } } },
      })
      if (!order) throw new Refusal('order.absent')
      await touchCart(tx, row.id, clock.now())
      await tx.cartLine.deleteMany({ where: { cartId: row.id } })
      let left = 0
      for (const line of order.lines) {
        try {
          const options = await checkChoice(tx, line.variantId, line.optionIds)
          await requireStock(
            tx,
            { id: row.id, branchId: row.branch?.id ?? null },
            line.variantId,
            (await wantedInAll(tx, row.id, line.variantId)) + line.quantity,
          )
          await tx.cartLine.create({
            data: {
              id: ids.make('lin'),
              cartId: row.id,
              variantId: line.variantId,
              optionIds: [...options],
              optionsKey: [...options].sort().join(','),
              quantity: line.quantity,
              addedAt: clock.now(),
            },
          })
        } catch (error) {
          // What is no longer sold, or sold out, is left out and counted; the rest is worth having.
          if (!(error instanceof Refusal)) throw error
          left += 1
        }
      }
      if (row.latitude === null)
        await tx.cart.update({
          where: { id: row.id },
          data: {
            branchId: order.branchId,
            zoneId: order.zoneId,
            addressText: order.addressText,
            addressNote: order.addressNote,
            latitude: order.latitude,
            longitude: order.longitude,
          },
        })
      return left
    })
    return { cart: cartView(await rereadCart(db, actor, clock.now())), missing }
  }
