import { newKey } from '../api/client.ts'

/**
 * The keys under which things are said. The same thing keeps its key until it is through, so that a bad line does not say
 * it twice; anything else has another, for the first may have arrived although its answer was lost.
 */
export const attempts = () => {
  let last = { said: '', key: '' }
  return {
    keyOf(said: string | File): string {
      const gist =
        typeof said === 'string' ? `text ${said}` : `file ${said.name} ${said.size} ${said.lastModified}`
      if (last.said !== gist) last = { said: gist, key: newKey() }
      return last.key
    },
    /** The server has answered: who says the same once more means it. */
    forget(): void {
      last = { said: '', key: '' }
    },
  }
}
