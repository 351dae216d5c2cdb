import { signal } from '@preact/signals'

const query = matchMedia('(min-width: 900px)')

/** Whether there is room for the list beside the map. */
export const isWide = signal(query.matches)
query.addEventListener('change', ({ matches }) => {
  isWide.value = matches
})
