import type { RefusalBook } from '../shared/refusal.ts'

export const peopleRefusals = {
  'people.unknown': 'unauthenticated',
  'people.bad-launch': 'unauthenticated',
  'people.session-over': 'unauthenticated',
  'people.not-allowed': 'forbidden',
  'people.absent': 'absent',
  'people.foreign-contact': 'invalid',
  'people.bad-phone': 'invalid',
  'people.phone-missing': 'invalid',
  'people.invite-invalid': 'absent',
  'people.invite-expired': 'conflict',
  'people.invite-used-up': 'exhausted',
  'people.too-fast': 'exhausted',
  'talking.nobody-there': 'absent',
  'talking.absent': 'absent',
  'talking.closed': 'conflict',
  'talking.too-long': 'invalid',
  'talking.empty': 'invalid',
} as const satisfies RefusalBook
