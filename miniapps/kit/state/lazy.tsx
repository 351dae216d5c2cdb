import { type ComponentType, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../api/problem.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'

/** Whether this page can be had. If it can and a part of it cannot, it has been built anew since it was opened. */
const isServed = (): Promise<boolean> =>
  fetch(location.pathname, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/**
 * A screen whose code is fetched when it is first shown. A line that fails says so and can be tried again;
 * where the code is gone for good, because the app is another one by now, the page is loaded anew.
 * @param frame what stands in for it until then; a part of a screen is no `main`
 */
export const lazyScreen = <Props extends object>(
  fetchIt: () => Promise<ComponentType<Props>>,
  frame: 'main' | 'section' = 'main',
) => {
  let known: ComponentType<Props> | null = null
  return function Lazy(props: Props) {
    const [Shown, setShown] = useState<ComponentType<Props> | null>(() => known)
    const [isLost, setLost] = useState(false)
    const load = async (isAgain = false): Promise<void> => {
      setLost(false)
      try {
        known = await fetchIt()
        setShown(() => known)
      } catch {
        if (isAgain && (await isServed())) location.reload()
        else setLost(true)
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
        <Trouble problem={new Problem({ code: 'offline', status: 0 })} onRetry={() => void load(true)} />
      ) : (
        <Skeleton />
      ),
    )
  }
}
