import { town } from '../../testing/little-town.ts'
import { system } from '../../testing/test-house.ts'
import type { ApiHouse } from './api-house.ts'

const appOf = { driver: 'driver', dispatcher: 'dispatch' } as const

/** Somebody who has joined by an invite (on the town's branch unless said otherwise), signed in to the app of their role. */
export const staff = async (
  api: ApiHouse,
  role: 'driver' | 'dispatcher',
  id: number,
  { name = role as string, branchId = town.branchId as string } = {},
) => {
  const { people } = api.house.services
  const { person } = await api.signIn(appOf[role], { id, first_name: name })
  const { payload } = await people.inviteStaff(system, { role, branchId })
  await people.joinByInvite(await people.actorOf(person.userId), payload)
  const actor = await people.actorOf(person.userId)
  if (actor.kind !== 'person') throw new Error('a person who joined is a person')
  const { accessToken } = await api.signIn(appOf[role], { id, first_name: name })
  return { actor, token: accessToken, driverId: actor.driverId ?? '' }
}
