import type { Tx } from '../../db/client.ts'
import { transact } from '../../db/transact.ts'
import { guessedWrong, requireGuess } from '../../domain/promo/guesses.ts'
import { finalObjectionTo, type PromoTerms } from '../../domain/promo/promo.ts'
import { promoCodeFrom, spellingOf } from '../../domain/promo/promo-code.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Deps } from '../deps.ts'
import type { CartsService } from './api.ts'
import { changeCart, openCart, ownerOf, rereadCart, touchCart } from './open-cart.ts'
import { cartView, type PricedCart } from './read-cart.ts'
import { termsFrom } from './read-promos.ts'

const mostCodes = 5

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>

/** A person's wrong guesses, locked: guesses sent all at once are counted one after the other. */
const lockGuesses = async (tx: Tx, userId: string, at: Date) => {
  await tx.promoGuesses.createMany({ data: [{ userId, since: at }], skipDuplicates: true })
  await tx.$executeRaw`select 1 from promo_guesses where user_id = ${userId} for no key update`
  return tx.promoGuesses.findUniqueOrThrow({ where: { userId } })
}

/** The terms of a code for this customer; null for one that is unknown, ended or another shop's, which all say the same. */
const findPromo = async (
  tx: Tx,
  { code, userId, cart }: { code: string; userId: string; cart: PricedCart },
): Promise<PromoTerms | null> => {
  const row = await tx.promoCode.findUnique({
    where: { code },
    include: { customers: { where: { userId } } },
  })
  if (!row?.isActive) return null
  return termsFrom({ ...row, usedByCustomer: row.customers[0]?.used ?? 0 }, cart.currency)
}

/** Puts a code behind those that the cart has. @throws Refusal promo.too-many */
const keepCode = async (tx: Tx, cartId: string, code: string, at: Date): Promise<void> => {
  await touchCart(tx, cartId, at)
  const { promoCodes } = await tx.cart.findUniqueOrThrow({
    where: { id: cartId },
    select: { promoCodes: true },
  })
  if (promoCodes.includes(code)) return
  if (promoCodes.length >= mostCodes) throw new Refusal('promo.too-many', { limit: mostCodes })
  await tx.cart.update({ where: { id: cartId }, data: { promoCodes: [...promoCodes, code] } })
}

/** @see CartsService.addPromo — a wrong guess has to be counted, so it commits; the refusal is said afterwards. */
export const addPromo =
  (deps: Needs): CartsService['addPromo'] =>
  async (actor, given) => {
    const { db, clock } = deps
    const code = promoCodeFrom(given.code)
    // What cannot be a code guesses none.
    if (code === null) throw new Refusal('promo.unknown')
    const cart = await openCart(deps, actor)
    if (cart.row.promos.some(promo => promo.code === code)) return cartView(cart)
    const userId = ownerOf(actor)
    const at = clock.now()
    const isKnown = await transact(db, async tx => {
      const guesses = await lockGuesses(tx, userId, at)
      requireGuess(guesses, at)
      const terms = await findPromo(tx, { code, userId, cart })
      if (terms === null) {
        await tx.promoGuesses.update({ where: { userId }, data: guessedWrong(guesses, at) })
        return false
      }
      const moment = { at, basket: cart.quote.subtotal, isFirstOrder: cart.row.is_first_order, together: [] }
      const objection = finalObjectionTo(terms, moment)
      if (objection) throw new Refusal(`promo.${objection}`)
      await keepCode(tx, cart.row.id, code, at)
      return true
    })
    if (!isKnown) throw new Refusal('promo.unknown')
    return cartView(await rereadCart(db, actor, clock.now()))
  }

/** @see CartsService.removePromo */
export const removePromo =
  (deps: Needs): CartsService['removePromo'] =>
  async (actor, given) => {
    const code = spellingOf(given.code)
    const cart = await openCart(deps, actor)
    if (!cart.row.promos.some(promo => promo.code === code)) return cartView(cart)
    return changeCart(deps, actor, async tx => {
      await tx.$executeRaw`update carts set promo_codes = array_remove(promo_codes, ${code}) where id = ${cart.row.id}`
    })
  }
