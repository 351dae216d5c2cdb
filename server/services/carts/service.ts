import type { Deps } from '../deps.ts'
import type { CartsService } from './api.ts'
import { addLine, reorder, setQuantity } from './change-lines.ts'
import { addPromo, removePromo } from './change-promos.ts'
import {
  clear,
  setAddress,
  setAddressNote,
  setCashFrom,
  setNote,
  setSlot,
  setTip,
  useAddress,
} from './change-terms.ts'
import { openCart } from './open-cart.ts'
import { cartView } from './read-cart.ts'

/** Carts live on the server: every screen and every app shows the same one. */
export const buildCarts = (deps: Deps): CartsService => ({
  view: async actor => cartView(await openCart(deps, actor)),
  addLine: addLine(deps),
  setQuantity: setQuantity(deps),
  clear: clear(deps),
  setAddress: setAddress(deps),
  useAddress: useAddress(deps),
  setSlot: setSlot(deps),
  setNote: setNote(deps),
  setAddressNote: setAddressNote(deps),
  setTip: setTip(deps),
  setCashFrom: setCashFrom(deps),
  addPromo: addPromo(deps),
  removePromo: removePromo(deps),
  reorder: reorder(deps),
})
