import { useEffect } from 'preact/hooks'
import type { Loaded } from '../../kit/state/loaded.ts'
import { type Route, route } from '../state/work.ts'

const freshMs = 15_000

/** The way that is left, from where the driver is: asked again while they look at it, for they are driving. */
export const useFreshRoute = (): Loaded<Route> => {
  useEffect(() => {
    void route.reload()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void route.reload()
    }, freshMs)
    return () => clearInterval(timer)
  }, [])
  return route.state.value
}
