import { signal } from '@preact/signals'
import { openAssign } from '../detail/assigning.ts'
import { drag } from '../drag/drag.ts'
import { propose } from '../proposal/proposal.ts'
import { rowOf } from '../state/rows.ts'
import { openOrder, screens, selected } from '../state/screens.ts'
import { canChangeHands } from '../state/stages.ts'
import { cursor, isMarked, mark, marked, setView, shownIds, unmarkAll, view } from '../state/view.ts'

/** Whether the keys are explained. */
export const isHelpShown = signal(false)

const move = (by: number): void => {
  if (view.value.tab !== 'orders') setView({ tab: 'orders' })
  const ids = shownIds.value
  const at = cursor.value === null ? -1 : ids.indexOf(cursor.value)
  const next = ids[Math.min(ids.length - 1, Math.max(0, at < 0 ? 0 : at + by))]
  if (!next) return
  cursor.value = next
  // What is opened follows the keyboard.
  if (screens.top.value.name === 'order') openOrder(next)
}

/** Who is meant: all that are marked, or else what is opened, or where the keyboard stands. */
const meant = (): readonly string[] => {
  if (marked.value.size > 0) return [...marked.value.keys()]
  const one = selected.value?.kind === 'order' ? selected.value.id : cursor.value
  const row = one === null ? null : rowOf(one).peek()
  return row && canChangeHands(row) ? [row.id] : []
}

const search = (): void => {
  const field = document.getElementById('board-search')
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
}

const deeds: Readonly<Record<string, () => void>> = {
  '/': search,
  j: () => move(1),
  k: () => move(-1),
  o: () => cursor.value && openOrder(cursor.value),
  a: () => openAssign(meant()),
  p: () => void propose(),
  x: () => cursor.value && mark([cursor.value], !isMarked(cursor.value)),
  '?': () => {
    isHelpShown.value = true
  },
}

export const keys = ['/', 'j', 'k', 'Enter', 'x', 'a', 'p', 'Esc', '?'] as const

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')

const goBack = (event: KeyboardEvent): void => {
  // it ends the drag, and nothing else
  if (drag.peek()) return
  if (isTyping(event.target)) {
    event.preventDefault()
    if (event.target instanceof HTMLElement) event.target.blur()
  } else if (marked.value.size > 0 && screens.stack.value.length === 1) {
    event.preventDefault()
    unmarkAll()
  }
}

/** The keys of the board; where somebody types or a dialogue is open they are letters. */
export const followKeys = (): (() => void) => {
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector('[role=dialog]')) return
    if (event.key === 'Escape') goBack(event)
    if (event.key === 'Escape' || isTyping(event.target)) return
    const isBare = !(event.target instanceof HTMLElement) || event.target === document.body
    if (event.key === 'Enter' && isBare) deeds.o?.()
    // Letters on a Russian keyboard stand where the English ones do.
    const deed =
      deeds[event.key] ??
      (event.code.startsWith('Key') ? deeds[event.code.slice(3).toLowerCase()] : undefined)
    if (!deed) return
    event.preventDefault()
    deed()
  }
  // before the screens, which take Escape for the way back
  window.addEventListener('keydown', press, { capture: true })
  return () => window.removeEventListener('keydown', press, { capture: true })
}
