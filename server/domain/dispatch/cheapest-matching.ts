/**
 * Gives each row at most one column and each column at most one row: as many pairs as can be and, of all ways to make so
 * many, one that costs least in sum. The Hungarian method with shortest augmenting paths; 100 × 300 takes milliseconds.
 * @param costs a list for each row, equally long; Infinity where the two may not be paired. RangeError for NaN,
 *   -Infinity and lists of different lengths.
 * @returns the column of each row, null for rows that stay alone
 */
export const cheapestMatching = (costs: readonly (readonly number[])[]): (number | null)[] => {
  const columns = costs[0]?.length ?? 0
  for (const row of costs) {
    if (row.length !== columns) throw new RangeError('each row needs as many columns as the first')
    if (row.some(cost => Number.isNaN(cost) || cost === Number.NEGATIVE_INFINITY))
      throw new RangeError('a cost must be a number or Infinity')
  }
  if (columns === 0) return costs.map(() => null)
  if (columns >= costs.length) return matchFewRows(costs)
  const turned = Array.from({ length: columns }, (_, column) => costs.map(row => row[column] ?? 0))
  const matched: (number | null)[] = costs.map(() => null)
  for (const [column, row] of matchFewRows(turned).entries()) if (row !== null) matched[row] = column
  return matched
}

/** There are not more rows than columns, so that each row gets one; forbidden pairs cost more than all others together. */
const matchFewRows = (costs: readonly (readonly number[])[]): (number | null)[] => {
  const [rows, columns] = [costs.length, costs[0]?.length ?? 0]
  const forbidden = dearerThanAll(costs)
  const price = (row: number, column: number) => Math.min(costs[row]?.[column] ?? forbidden, forbidden)
  // Rows and columns count from 1 here; column 0 is where a row waits that has none yet.
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  const before = new Int32Array(columns + 1)
  const read = (values: Float64Array | Int32Array, index: number) => values[index] ?? 0

  for (let first = 1; first <= rows; first++) {
    rowOf[0] = first
    const nearest = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
    const isDone = new Uint8Array(columns + 1)
    let column = 0
    do {
      isDone[column] = 1
      const row = read(rowOf, column)
      let [step, next] = [Number.POSITIVE_INFINITY, 0]
      for (let other = 1; other <= columns; other++) {
        if (isDone[other] === 1) continue
        const reduced = price(row - 1, other - 1) - read(rowPrice, row) - read(columnPrice, other)
        if (reduced < read(nearest, other)) {
          nearest[other] = reduced
          before[other] = column
        }
        if (read(nearest, other) < step) {
          step = read(nearest, other)
          next = other
        }
      }
      for (let other = 0; other <= columns; other++) {
        if (isDone[other] === 1) {
          const owner = read(rowOf, other)
          rowPrice[owner] = read(rowPrice, owner) + step
          columnPrice[other] = read(columnPrice, other) - step
        } else nearest[other] = read(nearest, other) - step
      }
      column = next
    } while (read(rowOf, column) !== 0)
    while (column !== 0) {
      const previous = read(before, column)
      rowOf[column] = read(rowOf, previous)
      column = previous
    }
  }
  const matched: (number | null)[] = costs.map(() => null)
  for (let column = 1; column <= columns; column++) {
    const row = read(rowOf, column) - 1
    if (row >= 0 && price(row, column - 1) < forbidden) matched[row] = column - 1
  }
  return matched
}

const dearerThanAll = (costs: readonly (readonly number[])[]): number => {
  let [lowest, highest] = [0, 0]
  for (const row of costs) {
    for (const cost of row) {
      if (cost === Number.POSITIVE_INFINITY) continue
      lowest = Math.min(lowest, cost)
      highest = Math.max(highest, cost)
    }
  }
  return highest + (highest - lowest) * costs.length + 1
}
