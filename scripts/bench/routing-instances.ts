import type { RoutingJob, RoutingProblem } from '../../server/domain/dispatch/routing/problem.ts'

type Row = { readonly line: number; readonly numbers: readonly number[] }
type Customer = {
  readonly line: number
  readonly id: number
  readonly load: number
  readonly pickup: number
  readonly delivery: number
}

/** Columns of a customer of Solomon, and of a task of Li and Lim, which also names its pickup or its delivery. */
const [loneColumns, pairedColumns] = [7, 9]
/** Distances are kept from each place to each: with more places there would be no room for them. */
const highestId = 5000

/**
 * An instance file of Solomon (VRPTW) or of Li and Lim (PDPTW) as a problem. A customer's number is its place, the depot
 * is 0; numbers that the file leaves out are places that nobody goes to. null where it has no customers at all.
 * @throws Error that names the line where it is not clear what it means
 */
export function readInstance(text: string): RoutingProblem | null {
  const rows = rowsOf(text)
  if (!rows) return null
  const { head, lines } = rows
  const [vehicleCount = 0, capacity = 0] = head.numbers
  if (!Number.isInteger(vehicleCount) || vehicleCount < 1 || vehicleCount > highestId)
    throw fault(head.line, `${vehicleCount} is no number of vehicles`)

  const columns = lines.every(({ numbers }) => numbers.length < pairedColumns) ? loneColumns : pairedColumns
  const customers = new Map<number, Customer>()
  for (const { line, numbers } of lines) {
    const [id = 0, , , load = 0, , , , pickup = 0, delivery = 0] = numbers
    if (numbers.length < columns) throw fault(line, `${numbers.length} numbers instead of ${columns}`)
    if (!Number.isInteger(id) || id < 0 || id > highestId) throw fault(line, `${id} is no customer’s number`)
    if (customers.has(id)) throw fault(line, `customer ${id} stands here twice`)
    customers.set(id, { line, id, load, pickup, delivery })
  }
  if (!customers.has(0)) throw fault(head.line, 'there is no depot, which is number 0')

  const places = Math.max(...customers.keys()) + 1
  const column = (n: number) => {
    const values = new Float64Array(places)
    for (const { numbers } of lines) values[numbers[0] ?? 0] = numbers[n] ?? 0
    return values
  }
  const [x, y, earliest, latest, serviceMinutes] = [column(1), column(2), column(4), column(5), column(6)]
  const cost = new Float64Array(places * places)
  for (let from = 0; from < places; from++) {
    for (let to = 0; to < places; to++) {
      cost[from * places + to] = Math.hypot((x[from] ?? 0) - (x[to] ?? 0), (y[from] ?? 0) - (y[to] ?? 0))
    }
  }
  return {
    ...{ places, cost, minutes: cost, earliest, latest, serviceMinutes },
    jobs: columns === pairedColumns ? pairsOf(customers) : loneOf(customers),
    vehicles: Array.from({ length: vehicleCount }, () => ({
      start: 0,
      end: 0,
      capacity,
      cashRoom: 0,
      startsAt: earliest[0] ?? 0,
      endsBy: latest[0] ?? 0,
      mostJobs: Number.POSITIVE_INFINITY,
      pace: 1,
      kind: 0,
    })),
  }
}

const fault = (line: number, what: string): Error => new Error(`line ${line}: ${what}`)

/** Vehicles and capacity, and the customers; null where there are none of these. Headings and rulers are passed over. */
function rowsOf(text: string): { head: Row; lines: Row[] } | null {
  const rows: Row[] = []
  let title: number | null = null
  const broken: number[] = []
  for (const [index, whole] of text.split(/\r\n|\r|\n/).entries()) {
    const words = whole.trim().split(/\s+/)
    if (words[0] === '') continue
    const line = index + 1
    const numbers = words.map(Number)
    const count = numbers.filter(Number.isFinite).length
    title ??= line
    // A name may be a number, or have one in it.
    if (line === title && (count < words.length || count === 1)) continue
    if (count === words.length) rows.push({ line, numbers })
    else if (count > 0) broken.push(line)
  }
  const [head, ...lines] = rows
  if (!head || !rows.some(({ numbers }) => numbers.length >= loneColumns)) return null
  const [unclear] = broken
  if (unclear !== undefined) throw fault(unclear, 'numbers and words are mixed')
  if (head.numbers.length < 2 || head.numbers.length > 3)
    throw fault(head.line, 'vehicles and capacity should stand before the customers')
  for (const { line, numbers } of lines) {
    if (numbers.length < loneColumns)
      throw fault(line, `${numbers.length} numbers instead of ${loneColumns} or ${pairedColumns}`)
  }
  return { head, lines }
}

const common = { cash: 0, onlyVehicle: null, barred: null }

const loneOf = (customers: ReadonlyMap<number, Customer>): RoutingJob[] =>
  [...customers.values()]
    .filter(({ id }) => id !== 0)
    .map(({ id, load }) => ({ pickup: null, dropOff: id, load, ...common }))

/** Each pair once, from its pickup. */
function pairsOf(customers: ReadonlyMap<number, Customer>): RoutingJob[] {
  const jobs: RoutingJob[] = []
  for (const { line, id, load, pickup, delivery } of customers.values()) {
    if (id === 0) continue
    const partner = customers.get(delivery > 0 ? delivery : pickup)
    if (!partner || partner.id === 0 || (delivery > 0 ? partner.pickup : partner.delivery) !== id)
      throw fault(line, `task ${id} has no other half`)
    if (delivery > 0) jobs.push({ pickup: id, dropOff: delivery, load, ...common })
  }
  return jobs
}
