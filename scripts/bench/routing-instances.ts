import type { RoutingJob, RoutingProblem } from '../../server/domain/dispatch/routing/problem.ts'

/** An instance file of Solomon (VRPTW) or of Li and Lim (PDPTW) as a problem. The depot is place 0. */
export function readInstance(text: string): RoutingProblem {
  const rows = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => /^[-\d.\s]+$/.test(line) && line !== '')
    .map(line => line.split(/\s+/).map(Number))
  const [head = [], ...lines] = rows
  const [vehicleCount = 0, capacity = 0] = head
  const places = lines.length
  const column = (n: number) => Float64Array.from(lines, line => line[n] ?? 0)
  const [x, y, earliest, latest, serviceMinutes] = [column(1), column(2), column(4), column(5), column(6)]
  const cost = new Float64Array(places * places)
  for (let from = 0; from < places; from++) {
    for (let to = 0; to < places; to++) {
      cost[from * places + to] = Math.hypot((x[from] ?? 0) - (x[to] ?? 0), (y[from] ?? 0) - (y[to] ?? 0))
    }
  }
  const isPaired = (lines[0]?.length ?? 0) >= 9
  const jobs: RoutingJob[] = []
  for (const line of lines.slice(1)) {
    const [id = 0, , , load = 0, , , , , delivery = 0] = line
    const common = { cash: 0, onlyVehicle: null, barred: null }
    if (!isPaired) jobs.push({ pickup: null, dropOff: id, load, ...common })
    else if (delivery > 0) jobs.push({ pickup: id, dropOff: delivery, load, ...common })
  }
  return {
    places,
    cost,
    minutes: cost,
    earliest,
    latest,
    serviceMinutes,
    jobs,
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
