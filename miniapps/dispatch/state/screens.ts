import { computed } from '@preact/signals'
import { screensFrom } from '../../kit/state/screens.ts'

export type BoardScreen =
  | { readonly name: 'list' }
  | { readonly name: 'order'; readonly orderId: string }
  | { readonly name: 'driver'; readonly driverId: string }
  | { readonly name: 'talk'; readonly orderId: string; readonly kind: 'dispatcher' | 'crew' }
  | { readonly name: 'playback'; readonly driverId: string }
  | { readonly name: 'proposal' }
  | { readonly name: 'alarms' }

/** What is opened over the list: one thing, and what belongs to it on top. */
export const screens = screensFrom<BoardScreen>({ name: 'list' })

const open = (screen: BoardScreen): void => {
  const { length } = screens.stack.value
  if (length === 1) screens.go(screen)
  else screens.restart({ name: 'list' }, screen)
}
export const openOrder = (orderId: string): void => open({ name: 'order', orderId })
export const openDriver = (driverId: string): void => open({ name: 'driver', driverId })
export const openProposal = (): void => open({ name: 'proposal' })
export const openAlarms = (): void => open({ name: 'alarms' })

/** What the opened thing is, for the map and the list. */
export const selected = computed((): { kind: 'driver' | 'order'; id: string } | null => {
  const screen = screens.top.value
  if ('orderId' in screen) return { kind: 'order', id: screen.orderId }
  if ('driverId' in screen) return { kind: 'driver', id: screen.driverId }
  return null
})
