import { effect, untracked } from '@preact/signals'
import { tap } from '../../kit/telegram/haptics.ts'
import { screens } from '../state/screens.ts'
import { offers } from '../state/work.ts'

/**
 * An offer that nobody has seen here yet comes up by itself, once; also in the place of one that is over. Who closes it
 * finds it on the first screen.
 */
export const showNewOffers = (): void => {
  const seen = new Set<string>()
  effect(() => {
    const open = offers.state.value.value ?? []
    const next = open.find(({ offerId }) => !seen.has(offerId))
    for (const { offerId } of open) seen.add(offerId)
    if (!next) return
    untracked(() => {
      const top = screens.top.value
      if (top.name === 'offer' && open.some(({ offerId }) => offerId === top.offerId)) return
      tap('heavy')
      const shown = { name: 'offer', offerId: next.offerId } as const
      if (top.name === 'offer') screens.replace(shown)
      else screens.go(shown)
    })
  })
}
