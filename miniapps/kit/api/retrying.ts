import { Problem } from './problem.ts'

const restsMs = [400, 1200, 3000]

/** Tries again, up to three times, what failed only because the line was bad. Give it a key when it makes something. */
export const retrying = async <T>(send: () => Promise<T>): Promise<T> => {
  for (const rest of restsMs) {
    try {
      return await send()
    } catch (trouble) {
      if (!(trouble instanceof Problem) || !trouble.isPassing) throw trouble
      await new Promise(resolve =>
        setTimeout(resolve, Math.max(rest, (trouble.retryAfterSeconds ?? 0) * 1000)),
      )
    }
  }
  return send()
}
