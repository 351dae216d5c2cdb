import { Refusal } from './refusals.ts'
import type { Step } from './shared/doer.ts'
import { canMove, type Transitions } from './shared/transitions.ts'

/** Anything that has a status and counts its changes. */
export type Moving<S extends string> = { readonly status: S; readonly version: number }

/** Areas that own a machine; each has the codes `<area>.already-done` and `<area>.wrong-moment`. */
export type MachineName = 'order' | 'delivery' | 'offer' | 'shift' | 'cash'

/**
 * Refuses a tap that was made for an older state of the record: whoever tapped sees the present state instead.
 * @throws Refusal `<machine>.already-done` with facts `status`, `version`
 */
export const requireVersion = (machine: MachineName, record: Moving<string>, step: Step): void => {
  if (step.version !== undefined && step.version !== record.version) {
    throw new Refusal(`${machine}.already-done`, { status: record.status, version: record.version })
  }
}

/**
 * The one way a record changes its status: the version grows by one. `from` narrows the table where two verbs lead to
 * one status.
 * @throws Refusal `<machine>.already-done` for an outdated version or when the record already is there,
 * `<machine>.wrong-moment` when the table does not allow the move
 */
export const moveTo = <S extends string, T extends Moving<S>>(
  machine: MachineName,
  table: Transitions<S>,
  record: T,
  to: S,
  step: Step,
  from?: readonly S[],
): T => {
  requireVersion(machine, record, step)
  if (record.status === to) {
    throw new Refusal(`${machine}.already-done`, { status: record.status, version: record.version })
  }
  if (!canMove(table, record.status, to) || (from && !from.includes(record.status))) {
    throw new Refusal(`${machine}.wrong-moment`, {
      status: record.status,
      version: record.version,
      wanted: to,
    })
  }
  return { ...record, status: to, version: record.version + 1 }
}
