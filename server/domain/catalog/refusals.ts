import type { RefusalBook } from '../shared/refusal.ts'

export const catalogRefusals = {
  'catalog.absent': 'absent',
  'catalog.bad-selection': 'invalid',
  'places.branch-absent': 'absent',
  'places.address-absent': 'absent',
  'places.bad-place': 'invalid',
  'places.out-of-zone': 'conflict',
  'places.closed': 'conflict',
  'places.slot-absent': 'absent',
  'places.slot-full': 'exhausted',
} as const satisfies RefusalBook
