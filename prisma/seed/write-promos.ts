import type { Db } from '../../server/db/client.ts'
import { units } from './places.ts'
import { seedId } from './seed-id.ts'

const codes = [
  // a fifth off the first order, at most 200 pesos
  {
    code: 'WELCOME',
    effect: 'percent',
    basisPoints: 2000,
    capUnits: units(200),
    firstOrderOnly: true,
    stacks: true,
  },
  // no fee from 500 pesos on, as often as one likes
  {
    code: 'FREEDEL',
    effect: 'free_delivery',
    minimumBasketUnits: units(500),
    maxUsesPerCustomer: null,
    stacks: true,
  },
  // something sweet for 50 pesos less, and not together with others
  {
    code: 'DULCE50',
    effect: 'fixed',
    amountUnits: units(50),
    categoryIds: [seedId('cat', 'desserts')],
    maxUses: 500,
    maxUsesPerCustomer: 3,
  },
]

/** Three promo codes to try, one of each kind. */
export const writePromos = async ({ prisma }: Pick<Db, 'prisma'>): Promise<void> => {
  await prisma.promoCode.createMany({
    data: codes.map(terms => ({ id: seedId('prm', terms.code), currency: 'UYU', ...terms })),
    skipDuplicates: true,
  })
}
