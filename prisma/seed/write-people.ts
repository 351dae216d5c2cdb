import type { Db } from '../../server/db/client.ts'
import { dispatchers, drivers, owner, reps, staff } from './people.ts'
import { units } from './places.ts'
import { seedId } from './seed-id.ts'

const cashCapPesos = 15_000
const userId = (person: { readonly username: string }) => seedId('usr', person.username)

/** The staff, known by their Telegram ids before they have said a word. Customers make themselves known. */
export const writePeople = async ({ prisma }: Pick<Db, 'prisma'>): Promise<void> => {
  const missing = { skipDuplicates: true }
  await prisma.user.createMany({
    data: staff.map(person => ({
      id: userId(person),
      firstName: person.firstName,
      lastName: person.lastName,
      language: person.languageCode,
      phone: person.phone,
    })),
    ...missing,
  })
  await prisma.identity.createMany({
    data: staff.map(person => ({ kind: 'telegram', value: String(person.id), userId: userId(person) })),
    ...missing,
  })
  const granted = [
    { who: owner, role: 'owner' },
    ...dispatchers.map(who => ({ who, role: 'dispatcher' })),
    ...drivers.map(({ who }) => ({ who, role: 'driver' })),
    ...reps.map(({ who }) => ({ who, role: 'sales' })),
  ]
  await prisma.roleGrant.createMany({
    data: granted.map(({ who, role }) => ({
      id: seedId('evt', `${role} ${who.username}`),
      userId: userId(who),
      role,
    })),
    ...missing,
  })
  await prisma.driver.createMany({
    data: drivers.map(({ who, vehicle, capacity }) => ({
      id: seedId('drv', who.username),
      userId: userId(who),
      vehicle,
      capacity,
      cashCapUnits: units(cashCapPesos),
      currency: 'UYU',
    })),
    ...missing,
  })
  await prisma.repProfile.createMany({
    data: reps.map(({ who, code }) => ({ userId: userId(who), code })),
    ...missing,
  })
}
