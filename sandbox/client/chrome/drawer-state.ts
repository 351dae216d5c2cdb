import { effect } from '@preact/signals'
import { keptSignal } from '../state/kept.ts'
import { wantsCalls } from '../state/live.ts'

export type DrawerKind = 'log' | 'panels'

/** What stands beside the windows. */
export const drawer = keptSignal<DrawerKind | null>(
  'drawer',
  stored => (stored === 'log' || stored === 'panels' ? stored : null),
  () => null,
)

export function toggleDrawer(kind: DrawerKind): void {
  drawer.value = drawer.value === kind ? null : kind
}

/** Calls are streamed only while somebody looks at them. */
effect(() => {
  wantsCalls.value = drawer.value === 'log'
})
