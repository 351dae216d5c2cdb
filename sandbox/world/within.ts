/** What the promise settles with, or null when it takes longer than `timeoutMs`. */
export async function within<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), timeoutMs)
  })
  const first = await Promise.race([promise, late])
  clearTimeout(timer)
  return first
}
