import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Subscription, sumOf } from '../../payments/model.ts'
import { endPeriod, partiesOf, setCanceled } from '../../payments/subscriptions.ts'
import { nameOf, type World, WorldRefusal } from '../../world/world.ts'
import { personNamed } from '../access.ts'
import { Payer, SubscriptionChange, SubscriptionView } from '../contract.ts'
import type { ApiDeps } from '../deps.ts'

const params = z.object({ id: z.string() })
const asQuery = z.object({ as: z.coerce.number().int().positive() })
const tags = ['payments']
const response = { 200: SubscriptionView }

/** Payments in Stars that repeat: stopping them, going on with them, and letting a period go by. */
export const subscriptionRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world } = deps.hub

  app.get(
    '/subscriptions',
    { schema: { tags, querystring: asQuery, response: { 200: z.array(SubscriptionView) } } },
    ({ query }) => {
      const person = personNamed(world, query.as)
      const own = [...world.ledger.subscriptions.values()].filter(({ personId }) => personId === person.id)
      return own.map(subscription => view(world, subscription))
    },
  )

  app.post(
    '/subscriptions/:id',
    { schema: { tags, params, body: SubscriptionChange, response } },
    ({ params, body }) => {
      const subscription = own(world, params.id, body.as)
      setCanceled(world, subscription, body.isCanceled)
      return view(world, subscription)
    },
  )

  app.post(
    '/subscriptions/:id/end-period',
    { schema: { tags, params, body: Payer, response } },
    ({ params, body }) => {
      const subscription = own(world, params.id, body.as)
      endPeriod(world, subscription)
      return view(world, subscription)
    },
  )
}

function own(world: World, id: string, as: number): Subscription {
  const subscription = world.ledger.subscriptions.get(id)
  if (!subscription) throw new WorldRefusal(404, 'there is no such subscription')
  if (subscription.personId !== as) throw new WorldRefusal(403, 'this is somebody else’s subscription')
  return subscription
}

function view(world: World, subscription: Subscription): SubscriptionView {
  const { bot, invoice } = partiesOf(world, subscription)
  const { id, until, state, isStoppedByBot, isCanceledByPerson } = subscription
  const isCanceled = isStoppedByBot || isCanceledByPerson
  return {
    id,
    bot: { id: bot.id, username: bot.username, name: nameOf(bot) },
    title: invoice.title,
    stars: sumOf(invoice.prices),
    paidUntil: until,
    state: state === 'running' ? (isCanceled ? 'canceled' : 'active') : state,
    isStoppedByBot,
  }
}
