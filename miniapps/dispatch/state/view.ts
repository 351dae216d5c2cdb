import { computed, signal } from '@preact/signals'
import { kept } from './kept.ts'
import { allRows, type Row, rowOf } from './rows.ts'
import { dueAt, needsDriver, stageOf } from './stages.ts'

/** The filters of orders, each with its counter. */
export const filters = ['all', 'placed', 'needs-driver', 'kitchen', 'under-way', 'late', 'trouble'] as const
export type Filter = (typeof filters)[number]

/** How this dispatcher looks at the board; it sticks. */
export const view = kept('view', { tab: 'orders', filter: 'all', branchId: '', search: '', onShift: true })

export const setView = (change: Partial<(typeof view)['value']>): void => {
  view.value = { ...view.value, ...change }
}

const fits: Readonly<Record<Filter, (row: Row) => boolean>> = {
  all: () => true,
  placed: row => row.status === 'placed',
  'needs-driver': needsDriver,
  kitchen: row => ['confirmed', 'preparing'].includes(row.status),
  'under-way': row => ['assigned', 'under-way'].includes(stageOf(row)),
  late: row => row.isLate,
  trouble: row => stageOf(row) === 'trouble',
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

const says = (row: Row, words: readonly string[]): boolean => {
  const text = plain(`${row.number} ${row.addressText} ${row.customerName} ${row.driverName ?? ''}`)
  return words.every(word => text.includes(word))
}

const searched = computed(() =>
  plain(view.value.search)
    .split(/[\s#№]+|n\.º/)
    .filter(Boolean),
)

/** Of the chosen branch and with the words that were typed, whatever their state. */
const looked = computed(() => {
  const { branchId } = view.value
  const words = searched.value
  return allRows().filter(
    row => (branchId === '' || row.branchId === branchId) && (words.length === 0 || says(row, words)),
  )
})

export const counts = computed(
  () => new Map(filters.map(filter => [filter, looked.value.filter(fits[filter]).length])),
)

const urgency = (row: Row): number => {
  if (stageOf(row) === 'trouble') return 0
  return row.isLate ? 1 : 2
}

const byUrgency = (one: Row, other: Row): number =>
  urgency(one) - urgency(other) ||
  (dueAt(one) ?? Number.MAX_SAFE_INTEGER) - (dueAt(other) ?? Number.MAX_SAFE_INTEGER) ||
  one.number - other.number

const chosen = computed((): Filter => filters.find(one => one === view.value.filter) ?? 'all')

/** What is listed and drawn, the most urgent first. */
export const shownRows = computed(() => looked.value.filter(fits[chosen.value]).sort(byUrgency))

let lastIds: readonly string[] = []
/** Their ids: the same array as long as these are the same ones in the same order. */
export const shownIds = computed((): readonly string[] => {
  const ids = shownRows.value.map(({ id }) => id)
  const isSame = ids.length === lastIds.length && ids.every((id, at) => id === lastIds[at])
  if (!isSame) lastIds = ids
  return lastIds
})

const marks = signal<ReadonlyMap<string, Row>>(new Map())
/** Orders that are marked, to be given out together, each as it was then. Those that have ended are marked no more. */
export const marked = computed(
  (): ReadonlyMap<string, Row> => new Map([...marks.value].filter(([id]) => rowOf(id).value !== null)),
)
export const isMarked = (orderId: string): boolean => marked.value.has(orderId)
export const mark = (orderIds: readonly string[], isOn: boolean): void => {
  const next = new Map(marked.peek())
  for (const id of orderIds) {
    const row = rowOf(id).peek()
    if (isOn && row) next.set(id, row)
    else next.delete(id)
  }
  marks.value = next
}
export const unmarkAll = (): void => {
  marks.value = new Map()
}

/** What a plan is made for: of those that are marked, or else of the chosen branch and words, all that want a driver. */
export const toPlan = computed((): readonly Row[] =>
  (marked.value.size > 0 ? allRows().filter(({ id }) => marked.value.has(id)) : looked.value).filter(
    needsDriver,
  ),
)
/** Whether that is all there is. */
export const isAllToPlan = computed(
  () => marked.value.size === 0 && view.value.branchId === '' && searched.value.length === 0,
)

/** Where the keyboard stands in the list. */
export const cursor = signal<string | null>(null)
