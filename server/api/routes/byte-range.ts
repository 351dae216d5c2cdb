/** The first and the last byte, both included. */
type Bytes = { readonly start: number; readonly end: number }

/**
 * What a Range header asks of a file of `size` bytes. One range is served; what is not understood, or asks for several,
 * gets the whole file, as RFC 9110 allows. `outside`: there are no such bytes.
 */
export const rangeOf = (header: string | undefined, size: number): Bytes | 'whole' | 'outside' => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 }
  }
  const [start, end] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (to !== '' && Number(to) < start) return 'whole'
  return start >= size ? 'outside' : { start, end }
}
