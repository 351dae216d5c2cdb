import { useEffect, useRef } from 'preact/hooks'

/** Does something again and again while the part is on the page; milliseconds between two times. */
export function useEvery(milliseconds: number, act: () => unknown): void {
  const newest = useRef(act)
  newest.current = act
  useEffect(() => {
    const timer = setInterval(() => newest.current(), milliseconds)
    return () => clearInterval(timer)
  }, [milliseconds])
}
