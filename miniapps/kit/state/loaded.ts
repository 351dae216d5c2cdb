import { type Signal, signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { asProblem, type Problem } from '../api/problem.ts'

/** Something that comes from the server. While it is fetched again, the last that was known is still shown. */
export type Loaded<T> = {
  readonly value: T | null
  readonly problem: Problem | null
  readonly isLoading: boolean
}

export type Resource<T> = {
  readonly state: Signal<Loaded<T>>
  /** Fetches anew; several at once are one. Never throws: trouble is in the state. */
  reload(): Promise<void>
  /** The server has answered something newer in another way. */
  put(value: T): void
}

/** Makes a resource of a question to the server. */
export const resource = <T>(fetchIt: () => Promise<T>): Resource<T> => {
  const state = signal<Loaded<T>>({ value: null, problem: null, isLoading: false })
  let underWay: Promise<void> | null = null
  let isWantedAgain = false
  // An answer that was put meanwhile is newer than the question that is still under way.
  let epoch = 0

  const overtaken = (): Loaded<T> => ({ ...state.value, isLoading: false })

  const once = async (): Promise<void> => {
    state.value = { ...state.value, isLoading: true }
    const asked = epoch
    try {
      const value = await fetchIt()
      state.value = asked === epoch ? { value, problem: null, isLoading: false } : overtaken()
    } catch (trouble) {
      state.value =
        asked === epoch ? { ...state.value, problem: asProblem(trouble), isLoading: false } : overtaken()
    }
  }
  const reload = (): Promise<void> => {
    if (underWay) {
      isWantedAgain = true
      return underWay
    }
    underWay = (async () => {
      do {
        isWantedAgain = false
        await once()
      } while (isWantedAgain)
    })().finally(() => {
      underWay = null
    })
    return underWay
  }
  const put = (value: T): void => {
    epoch++
    state.value = { value, problem: null, isLoading: state.value.isLoading }
  }
  return { state, reload, put }
}

/** A resource for as long as a screen is there, fetched when it comes and whenever `inputs` change. */
export const useResource = <T>(fetchIt: () => Promise<T>, inputs: readonly unknown[]): Resource<T> => {
  const made = useMemo(() => resource(fetchIt), inputs)
  useEffect(() => void made.reload(), [made])
  return made
}
