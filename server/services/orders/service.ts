import type { Deps } from '../deps.ts'
import type { OrdersService } from './api.ts'
import { cancelOrder, confirmOrder, markOrderReady, prepareOrder, rejectOrder } from './change-order.ts'
import { placeOrder } from './place-order.ts'
import { board, boardRows } from './read-board.ts'
import { readHeat } from './read-heat.ts'
import { readHistory } from './read-history.ts'
import { listMine, listOpen, readOrderView } from './read-order.ts'
import { reviewOrder } from './review-order.ts'

/** Orders: what was bought, from the cart to the door. */
export const buildOrders = (deps: Deps): OrdersService => {
  const place = placeOrder(deps)
  return {
    place: async (actor, input) => {
      const { orderId, number, isRepeat } = await place(actor, input)
      return { id: orderId, number, isRepeat }
    },
    track: (actor, orderId) => readOrderView(deps, actor, orderId),
    listMine: listMine(deps),
    listOpen: listOpen(deps),
    board: board(deps),
    boardRows: boardRows(deps),
    history: readHistory(deps),
    heat: readHeat(deps),
    confirm: confirmOrder(deps),
    reject: rejectOrder(deps),
    prepare: prepareOrder(deps),
    markReady: markOrderReady(deps),
    cancel: cancelOrder(deps),
    review: reviewOrder(deps),
  }
}
