import { type ComponentType, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../api/problem.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { part } from './part.ts'

/**
 * A screen whose code is fetched when it is first shown. A line that fails says so and can be tried again.
 * @param frame what stands in for it until then; a part of a screen is no `main`
 */
export const lazyScreen = <Props extends object>(
  fetchIt: () => Promise<ComponentType<Props>>,
  frame: 'main' | 'section' = 'main',
) => {
  const fetchPart = part(fetchIt)
  let known: ComponentType<Props> | null = null
  return function Lazy(props: Props) {
    const [Shown, setShown] = useState<ComponentType<Props> | null>(() => known)
    const [isLost, setLost] = useState(false)
    const load = async (): Promise<void> => {
      setLost(false)
      try {
        known = await fetchPart()
        setShown(() => known)
      } catch {
        setLost(true)
      }
    }
    useEffect(() => {
      if (!known) void load()
    }, [])
    if (Shown) return h(Shown, props)
    return h(
      frame,
      { class: 'screen' },
      isLost ? (
        <Trouble problem={new Problem({ code: 'offline', status: 0 })} onRetry={() => void load()} />
      ) : (
        <Skeleton />
      ),
    )
  }
}
