import type { Db, Tx } from '../../db/client.ts'
import { transact } from '../../db/transact.ts'
import type { Actor } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Deps } from '../deps.ts'
import type { CartView } from './api.ts'
import { cartView, type PricedCart, readCart } from './read-cart.ts'

/** @throws Refusal people.not-allowed when nobody in person asks */
export const ownerOf = (actor: Actor): string => {
  if (actor.kind !== 'person') throw new Refusal('people.not-allowed')
  return actor.userId
}

/** The person's cart, made on first need at the first branch, so that prices can be shown before an address is known. */
export const openCart = async (
  deps: Pick<Deps, 'db' | 'ids' | 'clock'>,
  actor: Actor,
): Promise<PricedCart> => {
  const { db, ids, clock } = deps
  const userId = ownerOf(actor)
  const known = await readCart(db, userId, clock.now())
  if (known) return known
  const branch = await db.prisma.branch.findFirst({
    where: { isActive: true },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  await db.prisma.cart.createMany({
    data: [{ id: ids.make('crt'), userId, branchId: branch?.id ?? null, updatedAt: clock.now() }],
    skipDuplicates: true,
  })
  const made = await readCart(db, userId, clock.now())
  if (!made) throw new Refusal('cart.absent')
  return made
}

/**
 * Locks the cart for a change and counts the change: whoever saw the older version cannot place what they did not see.
 * @throws Refusal cart.absent
 */
export const touchCart = async (tx: Tx, cartId: string, at: Date): Promise<void> => {
  const { count } = await tx.cart.updateMany({
    where: { id: cartId },
    data: { version: { increment: 1 }, updatedAt: at },
  })
  if (count === 0) throw new Refusal('cart.absent')
}

/** Reads again after a change. @throws Refusal cart.absent */
export const rereadCart = async (db: Db, actor: Actor, at: Date): Promise<PricedCart> => {
  const cart = await readCart(db, ownerOf(actor), at)
  if (!cart) throw new Refusal('cart.absent')
  return cart
}

/** One change of the cart under its lock, and the cart priced anew. */
export const changeCart = async (
  deps: Pick<Deps, 'db' | 'ids' | 'clock'>,
  actor: Actor,
  work: (tx: Tx, cart: PricedCart) => Promise<void>,
): Promise<CartView> => {
  const cart = await openCart(deps, actor)
  await transact(deps.db, async tx => {
    await touchCart(tx, cart.row.id, deps.clock.now())
    await work(tx, cart)
  })
  return cartView(await rereadCart(deps.db, actor, deps.clock.now()))
}
