import { effect } from '@preact/signals'
import { keptSignal } from '../state/kept.ts'
import { wantsCalls } from '../state/live.ts'

export const DRAWERS = ['log', 'troubles', 'missing', 'panels'] as const
export type DrawerKind = (typeof DRAWERS)[number]

/** What stands beside the windows. */
export const drawer = keptSignal<DrawerKind | null>(
  'drawer',
  stored => DRAWERS.find(kind => kind === stored) ?? null,
  () => null,
)

export function toggleDrawer(kind: DrawerKind): void {
  drawer.value = drawer.value === kind ? null : kind
}

/** Calls are streamed only while somebody looks at them. */
effect(() => {
  wantsCalls.value = drawer.value === 'log'
})
