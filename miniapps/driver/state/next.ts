import { computed } from '@preact/signals'
import { ahead } from './taps.ts'
import { route, tasks } from './work.ts'

/** The deliveries that are not over for this driver, in the order of their route. */
export const mineInOrder = computed(() => {
  const stops = route.state.value.value?.stops ?? []
  const rank = (deliveryId: string): number => {
    const at = stops.findIndex(stop => stop.deliveryId === deliveryId)
    return at < 0 ? stops.length : at
  }
  return tasks.value
    .map(ahead)
    .filter(({ actions }) => actions.length > 0)
    .sort((one, other) => rank(one.deliveryId) - rank(other.deliveryId))
})
