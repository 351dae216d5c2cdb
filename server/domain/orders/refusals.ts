import type { RefusalBook } from '../shared/refusal.ts'

export const orderRefusals = {
  'order.absent': 'absent',
  'order.not-yours': 'forbidden',
  'order.already-done': 'conflict',
  'order.wrong-moment': 'conflict',
  'order.too-late-to-cancel': 'conflict',
  'order.goods-are-out': 'conflict',
  'order.not-delivered-yet': 'conflict',
  'order.already-reviewed': 'conflict',
  'order.bad-stars': 'invalid',
  'payment.already-done': 'conflict',
  'payment.wrong-moment': 'conflict',
} as const satisfies RefusalBook
