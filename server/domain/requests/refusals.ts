import type { RefusalBook } from '../shared/refusal.ts'

/** What is wrong with a request or a file as such, whatever it was about. */
export const requestRefusals = {
  'request.key-reused': 'conflict',
  'request.out-of-date': 'conflict',
  'request.not-understood': 'invalid',
  'request.key-missing': 'invalid',
  'request.absent': 'absent',
  'request.wrong-origin': 'forbidden',
  'request.not-a-websocket': 'invalid',
  'media.not-a-picture': 'invalid',
  'media.too-large': 'invalid',
} as const satisfies RefusalBook
