import type { Money } from './money.ts'

/** How the business says no; shells turn a kind into a status or a tone, and know nothing else. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'absent' | 'conflict' | 'exhausted'

/** Every area keeps its codes in such a book: code -> kind. */
export type RefusalBook = Readonly<Record<`${string}.${string}`, RefusalKind>>

/** Plain values for the sentence; a name ending in `At` holds an ISO instant. Money is formatted by the shell. */
export type FactValue = string | number | boolean | null | Money
export type Facts = Readonly<Record<string, FactValue>>
