import { effect, untracked } from '@preact/signals'
import { tap } from '../../kit/telegram/haptics.ts'
import { screens } from '../state/screens.ts'
import { offers } from '../state/work.ts'

/** An offer that nobody has seen here yet comes up by itself, once. Who closes it finds it on the first screen. */
export const showNewOffers = (): void => {
  const seen = new Set<string>()
  effect(() => {
    const open = offers.state.value.value ?? []
    const next = open.find(({ offerId }) => !seen.has(offerId))
    for (const { offerId } of open) seen.add(offerId)
    if (!next) return
    untracked(() => {
      if (screens.top.value.name === 'offer') return
      tap('heavy')
      screens.go({ name: 'offer', offerId: next.offerId })
    })
  })
}
