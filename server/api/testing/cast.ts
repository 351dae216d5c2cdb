import { type AppName, appNames } from '../../contracts/session.ts'
import type { Role } from '../../domain/people/role.ts'
import { makeId } from '../../domain/shared/ids.ts'
import { town } from '../../testing/little-town.ts'
import { system } from '../../testing/test-house.ts'
import type { Thing } from '../access.ts'
import type { Route } from '../route.ts'
import type { ApiHouse } from './api-house.ts'
import { picture } from './photo.ts'

export type Walker =
  | 'anon'
  | 'customer'
  | 'otherCustomer'
  | 'driver'
  | 'otherDriver'
  | 'dispatcher'
  | 'sales'
  | 'admin'
type Person = Exclude<Walker, 'anon'>

/** Everybody who walks, signed in to every app, each with things of their own. */
export type Cast = {
  readonly tokens: Readonly<Record<Person, Readonly<Record<AppName, string>>>>
  /** A thing that is theirs in this app, somebody else's, or nobody's. */
  idOf(thing: Thing, app: AppName, walker: Walker, of: 'own' | 'foreign' | 'absent'): string
  /** A value for a parameter that owns nothing. */
  somethingFor(param: string, app: AppName): string
  queryFor(path: string): string
  /** An example with the ids of this town in it. */
  bodyFrom(example: unknown): object | undefined
  /** Puts back what an earlier step of the walk has used up. */
  freshen(route: Route, walker: Walker): Promise<void>
}

const people: Readonly<Record<Person, { id: number; role: Role | null }>> = {
  customer: { id: 51, role: null },
  otherCustomer: { id: 52, role: null },
  driver: { id: 53, role: 'driver' },
  otherDriver: { id: 54, role: 'driver' },
  dispatcher: { id: 55, role: 'dispatcher' },
  sales: { id: 56, role: 'sales' },
  admin: { id: 57, role: 'admin' },
}
const names = Object.keys(people) as Person[]
const other = (walker: Walker): Person =>
  walker === 'otherCustomer'
    ? 'customer'
    : walker === 'driver'
      ? 'otherDriver'
      : walker === 'otherDriver'
        ? 'driver'
        : 'otherCustomer'

const absentIds: Readonly<Record<Thing, string>> = {
  order: makeId('ord', 1, new Uint8Array(5)),
  line: makeId('lin', 1, new Uint8Array(5)),
  address: makeId('adr', 1, new Uint8Array(5)),
  offer: makeId('ofr', 1, new Uint8Array(5)),
  delivery: makeId('dlv', 1, new Uint8Array(5)),
  driver: makeId('drv', 1, new Uint8Array(5)),
  proposal: makeId('prp', 1, new Uint8Array(5)),
}

const params: Readonly<Record<string, string>> = {
  app: 'shop',
  branchId: town.branchId,
  productId: town.bread.productId,
}

/** A conversation that people of each app are one of the two sides of. */
const talkIn: Readonly<Record<AppName, 'dispatcher' | 'crew'>> = {
  shop: 'dispatcher',
  driver: 'crew',
  dispatch: 'dispatcher',
  sales: 'dispatcher',
  admin: 'dispatcher',
}

const strangeBranch = 'brn_0000000000zzzzzzzz'

export const castOf = async (api: ApiHouse): Promise<Cast> => {
  const { services, db, clock } = api.house
  const tokens = {} as Record<Person, Record<AppName, string>>
  const things = {} as Record<Person, Record<Thing, string>>
  const strange: Partial<Record<Thing, string>> = {}

  for (const name of names) {
    const { id, role } = people[name]
    const { person } = await api.signIn('shop', { id, first_name: name })
    const actor = await services.people.actorOf(person.userId)
    if (actor.kind !== 'person') throw new Error('a person who signed in is a person')
    if (role !== null) {
      const where = role !== 'sales' ? { branchId: town.branchId } : {}
      const { payload } = await services.people.inviteStaff(system, { role, ...where })
      await services.people.joinByInvite(actor, payload)
    }
    tokens[name] = Object.fromEntries(
      await Promise.all(
        appNames.map(
          async app => [app, (await api.signIn(app, { id, first_name: name })).accessToken] as const,
        ),
      ),
    ) as Record<AppName, string>
    const { orderId, deliveryId } = await api.house.confirmedOrder(actor)
    const cart = await services.carts.addLine(actor, {
      variantId: town.bread.variantId,
      optionIds: [],
      quantity: 1,
    })
    const [address] = await services.places.savedAddresses(actor)
    things[name] = {
      order: orderId,
      delivery: deliveryId,
      line: cart.lines[0]?.id ?? '',
      address: address?.id ?? '',
      offer: '',
      driver: '',
      proposal: '',
    }
  }

  // An order of a branch where none of our staff works.
  await db.pool.query(
    `insert into branches (id, name, address_text, latitude, longitude, time_zone, currency)
     select $1, 'Elsewhere', address_text, latitude, longitude, time_zone, currency from branches where id = $2`,
    [strangeBranch, town.branchId],
  )
  const stranger = await api.house.customer('Stranger')
  const away = await api.house.placedOrder(stranger)
  await db.prisma.order.update({ where: { id: away.orderId }, data: { branchId: strangeBranch } })
  await db.prisma.delivery.update({ where: { id: away.deliveryId }, data: { branchId: strangeBranch } })
  strange.order = away.orderId
  strange.delivery = away.deliveryId
  const drivesElsewhere = await api.house.driverOnShift('Elsewhere')
  strange.driver = drivesElsewhere.driverId ?? ''
  await db.prisma.driver.update({ where: { id: strange.driver }, data: { branchId: strangeBranch } })

  // One for the dispatchers of the town, one for those of elsewhere: nothing but its branches says whose it is.
  const proposalOf = async (branchId: string, mark: string): Promise<string> => {
    const dispatcher = await api.house.dispatcher()
    const idempotencyKey = `walk-proposal-${mark}`
    const { proposalId } = await services.dispatch.propose(dispatcher, { idempotencyKey })
    await db.prisma.proposal.update({ where: { id: proposalId }, data: { branchIds: [branchId] } })
    return proposalId
  }
  things.customer.proposal = await proposalOf(town.branchId, 'town')
  strange.proposal = await proposalOf(strangeBranch, 'elsewhere')

  const driverIds = { driver: '', otherDriver: '' }
  const drivenOrders = { driver: '', otherDriver: '' }
  // Each driver has a delivery and an offer of their own.
  for (const name of ['driver', 'otherDriver'] as const) {
    const customer = await api.house.customer(`Guest of ${name}`)
    const [taken, offered] = [
      await api.house.confirmedOrder(customer),
      await api.house.confirmedOrder(await api.house.customer(`Guest ${name}`)),
    ]
    const actor = await services.people.actorOf(
      (await api.signIn('driver', { id: people[name].id })).person.userId,
    )
    const driverId = actor.kind === 'person' ? (actor.driverId ?? '') : ''
    driverIds[name] = driverId
    await db.prisma.delivery.update({
      where: { id: taken.deliveryId },
      data: { driverId, status: 'accepted' },
    })
    const offerId = makeId('ofr', clock.now().getTime(), new TextEncoder().encode(name))
    await db.prisma.offer.create({
      data: {
        id: offerId,
        deliveryId: offered.deliveryId,
        driverId,
        round: 1,
        pickupMetres: 100,
        expiresAt: new Date(clock.now().getTime() + 3_600_000),
      },
    })
    things[name] = { ...things[name], delivery: taken.deliveryId, offer: offerId }
    drivenOrders[name] = taken.orderId
  }
  // What a dispatcher looks at is their branch's, whoever ordered it or drives it.
  things.customer.driver = driverIds.driver

  // In every conversation the same picture was shown, so that it has one id in all of them.
  let pictureId = ''
  const show = async (userId: string, orderId: string, kind: 'dispatcher' | 'crew') => {
    const actor = await services.people.actorOf(userId)
    const { conversationId } = await services.talking.open(actor, { orderId, kind })
    const photo = { kind: 'photo', bytes: await picture(), mimeType: 'image/jpeg' } as const
    const { mediaId } = await services.talking.say(actor, { conversationId, said: photo, key: orderId })
    pictureId = mediaId ?? ''
  }
  for (const name of names) {
    const { order } = things[name]
    const { userId } = await db.prisma.order.findUniqueOrThrow({ where: { id: order } })
    await show(userId, order, 'dispatcher')
  }
  for (const name of ['driver', 'otherDriver'] as const) {
    const { userId } = await db.prisma.driver.findUniqueOrThrow({ where: { id: driverIds[name] } })
    await show(userId, drivenOrders[name], 'crew')
  }

  const idOf: Cast['idOf'] = (thing, app, walker, of) => {
    if (of === 'absent' || walker === 'anon') return absentIds[thing]
    if (app === 'dispatch')
      return (of === 'own' ? things.customer[thing] : strange[thing]) ?? absentIds[thing]
    if (app === 'driver') {
      const isDriver = walker === 'driver' || walker === 'otherDriver'
      if (thing === 'order')
        return isDriver
          ? drivenOrders[of === 'own' ? walker : walker === 'driver' ? 'otherDriver' : 'driver']
          : drivenOrders.driver
      return isDriver ? things[of === 'own' ? walker : other(walker)][thing] : things.driver[thing]
    }
    return things[of === 'own' ? walker : other(walker)][thing]
  }

  return {
    tokens,
    idOf,
    somethingFor: (param, app) =>
      param === 'kind' ? talkIn[app] : param === 'mediaId' ? pictureId : (params[param] ?? 'x'),
    queryFor: path =>
      /reach|addresses\/at/.test(path)
        ? '?latitude=-34.905&longitude=-56.165'
        : /search$/.test(path)
          ? '?text=Rivera'
          : /rows$/.test(path)
            ? `?ids=${things.customer.order},${absentIds.order}`
            : '',
    bodyFrom: example =>
      typeof example !== 'object' || example === null
        ? undefined
        : 'driverId' in example
          ? { ...example, driverId: driverIds.driver }
          : example,
    freshen: async ({ access: { ownership } }, walker) => {
      if (walker === 'anon' || typeof ownership === 'string') return
      const { userId } = await db.prisma.order.findUniqueOrThrow({ where: { id: things[walker].order } })
      if (ownership.thing === 'address')
        await db.prisma.address.updateMany({ where: { userId }, data: { deletedAt: null } })
      if (ownership.thing === 'delivery' && (walker === 'driver' || walker === 'otherDriver'))
        await db.prisma.delivery.update({
          where: { id: things[walker].delivery },
          data: { driverId: driverIds[walker], status: 'accepted' },
        })
      if (ownership.thing === 'line') {
        const actor = await services.people.actorOf(userId)
        const cart = await services.carts.addLine(actor, {
          variantId: town.bread.variantId,
          optionIds: [],
          quantity: 1,
        })
        things[walker].line = cart.lines[0]?.id ?? ''
      }
    },
  }
}
