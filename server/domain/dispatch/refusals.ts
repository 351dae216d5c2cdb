import type { RefusalBook } from '../shared/refusal.ts'

export const dispatchRefusals = {
  'offer.absent': 'absent',
  'offer.hands-full': 'conflict',
  'offer.no-room-for-cash': 'conflict',
  'offer.not-yours': 'forbidden',
  'offer.taken': 'conflict',
  'offer.expired': 'conflict',
  'offer.withdrawn': 'conflict',
  'offer.already-done': 'conflict',
  'offer.wrong-moment': 'conflict',
  'dispatch.driver-absent': 'absent',
  'dispatch.driver-unfit': 'conflict',
  'proposal.absent': 'absent',
  'proposal.expired': 'conflict',
  'proposal.not-in-it': 'conflict',
} as const satisfies RefusalBook
