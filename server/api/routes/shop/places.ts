import {
  addressParams,
  addressSearch,
  changeAddressBody,
  description,
  foundAddresses,
  placeQuery,
  reach,
  saveAddressBody,
  savedAddress,
  savedAddresses,
} from '../../../contracts/places.ts'
import { done } from '../../../contracts/shared.ts'
import type { Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { type Route, route } from '../../route.ts'
import { defined } from '../../wire.ts'

const anyCustomer: Access = { app: 'shop', roles: ['customer'], ownership: 'nobody' }
const own: Access = { app: 'shop', roles: ['customer'], ownership: 'self' }

/** Where to: places, what delivery there means, and the addresses a person has used. */
export const placeRoutes = ({ places }: Services): Route[] => [
  route(
    {
      method: 'GET',
      path: '/api/shop/reach',
      summary: 'Which branch delivers to a point, and for how much',
      access: anyCustomer,
      idempotency: 'none',
      shapes: { query: placeQuery, reply: reach },
    },
    (_actor, { query }) => places.reach(query),
  ),
  route(
    {
      method: 'GET',
      path: '/api/shop/addresses/search',
      summary: 'Addresses that a typed text may mean',
      access: anyCustomer,
      idempotency: 'none',
      limit: 'search',
      shapes: { query: addressSearch, reply: foundAddresses },
    },
    (_actor, { query: { text, latitude, longitude }, request }) => {
      const near = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
      return places.findAddresses(text, near, request.signedIn?.language)
    },
  ),
  route(
    {
      method: 'GET',
      path: '/api/shop/addresses/at',
      summary: 'The address at a point',
      access: anyCustomer,
      idempotency: 'none',
      limit: 'search',
      shapes: { query: placeQuery, reply: description },
    },
    async (_actor, { query, request }) => ({
      text: await places.describe(query, request.signedIn?.language),
    }),
  ),
  route(
    {
      method: 'GET',
      path: '/api/shop/addresses',
      summary: 'My addresses, the last used first',
      access: own,
      idempotency: 'none',
      shapes: { reply: savedAddresses },
    },
    actor => places.savedAddresses(actor),
  ),
  route(
    {
      method: 'POST',
      path: '/api/shop/addresses',
      summary: 'Keep an address; one that reads the same is the same',
      access: own,
      idempotency: 'none',
      shapes: { body: saveAddressBody, reply: savedAddress },
    },
    (actor, { body }) => places.saveAddress(actor, defined(body)),
  ),
  route(
    {
      method: 'PUT',
      path: '/api/shop/addresses/:addressId',
      summary: 'Give it a name, a note, other words or another place',
      access: { ...own, ownership: { thing: 'address', param: 'addressId', foreign: 404 } },
      idempotency: 'none',
      shapes: { params: addressParams, body: changeAddressBody, reply: savedAddress },
    },
    (actor, { params, body }) => places.changeAddress(actor, defined({ ...params, ...body })),
  ),
  route(
    {
      method: 'DELETE',
      path: '/api/shop/addresses/:addressId',
      summary: 'Forget one of my addresses',
      access: { ...own, ownership: { thing: 'address', param: 'addressId', foreign: 404 } },
      idempotency: 'none',
      shapes: { params: addressParams, reply: done },
    },
    async (actor, { params }) => {
      await places.forgetAddress(actor, params.addressId)
      return { ok: true }
    },
  ),
]
