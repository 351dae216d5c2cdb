import type { Tx } from '../../db/client.ts'
import type { Ids } from '../ports/ids.ts'

/**
 * Whoever gave a delivery back, or had it taken away, is not the first to be asked again: the search that begins now
 * starts with their no. A dispatcher may still assign it to them by hand.
 */
export const keepAway = async (
  tx: Tx,
  ids: Ids,
  { deliveryId, driverId, at }: { deliveryId: string; driverId: string | null; at: Date },
): Promise<void> => {
  if (driverId === null) return
  await tx.offer.create({
    data: {
      id: ids.make('ofr'),
      deliveryId,
      driverId,
      round: 0,
      status: 'declined',
      pickupMetres: 0,
      madeAt: at,
      expiresAt: at,
      answeredAt: at,
    },
  })
}
