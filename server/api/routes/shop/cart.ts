import {
  addLineBody,
  addressBody,
  cart,
  cashFromBody,
  lineParams,
  noteBody,
  promoBody,
  promoParams,
  quantityBody,
  slotBody,
  tipBody,
} from '../../../contracts/cart.ts'
import { addressParams } from '../../../contracts/places.ts'
import type { Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { type Route, route } from '../../route.ts'

const access: Access = { app: 'shop', roles: ['customer'], ownership: 'self' }
const change = { method: 'PUT', access, idempotency: 'none' } as const

/** The one cart of a person; every change answers with the cart as it then is, priced. */
export const cartRoutes = ({ carts }: Services): Route[] => [
  route(
    {
      method: 'GET',
      path: '/api/shop/cart',
      summary: 'My cart, priced',
      access,
      idempotency: 'none',
      shapes: { reply: cart },
    },
    actor => carts.view(actor),
  ),
  route(
    {
      method: 'POST',
      path: '/api/shop/cart/lines',
      summary: 'Put something into the cart',
      access,
      idempotency: 'key',
      shapes: { body: addLineBody, reply: cart },
    },
    (actor, { body, key }) => carts.addLine(actor, { ...body, idempotencyKey: key }),
  ),
  route(
    {
      ...change,
      path: '/api/shop/cart/lines/:lineId',
      summary: 'Set how many',
      // A line that is not in my cart was taken out of it, as far as I can know: the cart has changed.
      access: { ...access, ownership: { thing: 'line', param: 'lineId', foreign: 409, absent: 409 } },
      shapes: { params: lineParams, body: quantityBody, reply: cart },
    },
    (actor, { params, body }) => carts.setQuantity(actor, { ...params, ...body }),
  ),
  route(
    {
      method: 'DELETE',
      path: '/api/shop/cart',
      summary: 'Empty the cart',
      access,
      idempotency: 'none',
      shapes: { reply: cart },
    },
    actor => carts.clear(actor),
  ),
  route(
    {
      ...change,
      path: '/api/shop/cart/address',
      summary: 'Where to',
      shapes: { body: addressBody, reply: cart },
    },
    (actor, { body: { note, ...address } }) =>
      carts.setAddress(actor, { ...address, ...(note === undefined ? {} : { note }) }),
  ),
  route(
    {
      ...change,
      path: '/api/shop/cart/saved-address/:addressId',
      summary: 'To one of my addresses',
      access: { ...access, ownership: { thing: 'address', param: 'addressId', foreign: 404 } },
      shapes: { params: addressParams, reply: cart },
    },
    (actor, { params }) => carts.useAddress(actor, params.addressId),
  ),
  route(
    { ...change, path: '/api/shop/cart/slot', summary: 'When', shapes: { body: slotBody, reply: cart } },
    (actor, { body }) => carts.setSlot(actor, body.slotId),
  ),
  route(
    {
      ...change,
      path: '/api/shop/cart/note',
      summary: 'A word to the kitchen',
      shapes: { body: noteBody, reply: cart },
    },
    (actor, { body }) => carts.setNote(actor, body.note),
  ),
  route(
    {
      ...change,
      path: '/api/shop/cart/address-note',
      summary: 'A word about the door',
      shapes: { body: noteBody, reply: cart },
    },
    (actor, { body }) => carts.setAddressNote(actor, body.note),
  ),
  route(
    {
      ...change,
      path: '/api/shop/cart/tip',
      summary: 'A tip for the driver',
      shapes: { body: tipBody, reply: cart },
    },
    (actor, { body }) => carts.setTip(actor, BigInt(body.units)),
  ),
  route(
    {
      ...change,
      path: '/api/shop/cart/promos',
      summary: 'Add a promo code; the quote says whether it counts yet',
      shapes: { body: promoBody, reply: cart },
    },
    (actor, { body }) => carts.addPromo(actor, body),
  ),
  route(
    {
      ...change,
      method: 'DELETE',
      path: '/api/shop/cart/promos/:code',
      summary: 'Remove a promo code',
      shapes: { params: promoParams, reply: cart },
    },
    (actor, { params }) => carts.removePromo(actor, params),
  ),
  route(
    {
      ...change,
      path: '/api/shop/cart/cash-from',
      summary: 'Which note I will pay with',
      shapes: { body: cashFromBody, reply: cart },
    },
    (actor, { body }) => carts.setCashFrom(actor, body.units === null ? null : BigInt(body.units)),
  ),
]
