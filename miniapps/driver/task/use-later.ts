import { useEffect, useState } from 'preact/hooks'

/** Whether something has been so for as long as this. */
export const useLater = (isSo: boolean, afterMs: number): boolean => {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    if (!isSo) return
    const timer = setTimeout(() => setLong(true), afterMs)
    return () => clearTimeout(timer)
  }, [isSo, afterMs])
  return isSo && isLong
}
