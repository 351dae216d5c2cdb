import { useEffect, useMemo } from 'preact/hooks'
import { type Resource, resource } from '../../kit/state/loaded.ts'
import { heard } from './work.ts'

/**
 * Something that is asked for when a screen comes, and again whenever news comes of anything. What was known stays there
 * meanwhile: news must not take a field away from whoever types in it.
 */
export const useAskedAnew = <T>(fetchIt: () => Promise<T>): Resource<T> => {
  const made = useMemo(() => resource(fetchIt), [])
  useEffect(() => void made.reload(), [heard.value])
  return made
}
