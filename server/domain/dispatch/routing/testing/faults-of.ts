import { at, type RoutingPlan, type RoutingProblem } from '../problem.ts'

/** Drives the plan and says what is wrong with it; knows nothing of how it was made. */
export const faultsOf = (problem: RoutingProblem, plan: RoutingPlan): string[] => {
  const faults: string[] = []
  const [owner, isDone] = [new Map<number, number>(), new Set<number>()]
  for (const [index, job] of problem.jobs.entries()) {
    if (job.pickup !== null) owner.set(job.pickup, index)
    owner.set(job.dropOff, index)
  }
  let cost = 0
  for (const [n, route] of plan.routes.entries()) {
    const vehicle = problem.vehicles[n]
    if (!vehicle) return ['a route without a vehicle']
    const jobs = [...new Set(route.map(place => owner.get(place) ?? -1))]
    const aboard = new Set(jobs.filter(job => problem.jobs[job]?.pickup === null))
    let [place, time, cash] = [vehicle.start, vehicle.startsAt, 0]
    const load = () => [...aboard].reduce((sum, job) => sum + (problem.jobs[job]?.load ?? 0), 0)
    if (jobs.filter(job => problem.jobs[job]?.onlyVehicle === null).length > vehicle.mostJobs)
      faults.push('too many jobs')
    if (load() > vehicle.capacity) faults.push('too much on board at the start')
    for (const stop of route) {
      const index = owner.get(stop) ?? -1
      const job = problem.jobs[index]
      if (!job) return ['a stop that is no job’s']
      cost += vehicle.pace * at(problem.cost, place * problem.places + stop)
      time = Math.max(
        time + vehicle.pace * at(problem.minutes, place * problem.places + stop),
        at(problem.earliest, stop),
      )
      if (time > at(problem.latest, stop) + 1e-6) faults.push(`stop ${stop} too late`)
      time += at(problem.serviceMinutes, stop)
      if (job.onlyVehicle !== null && job.onlyVehicle !== n) faults.push(`job ${index} in a wrong vehicle`)
      if (job.barred?.[n] === 1) faults.push(`job ${index} in a vehicle that is barred`)
      if (stop === job.pickup) aboard.add(index)
      else {
        if (!aboard.delete(index)) faults.push(`job ${index} dropped before it was picked up`)
        if (isDone.has(index)) faults.push(`job ${index} done twice`)
        isDone.add(index)
        cash += job.cash
      }
      if (load() > vehicle.capacity) faults.push('too much on board')
      place = stop
    }
    if (aboard.size > 0) faults.push('something is still on board')
    if (cash > vehicle.cashRoom) faults.push('too much cash')
    if (vehicle.end !== null && route.length > 0) {
      cost += vehicle.pace * at(problem.cost, place * problem.places + vehicle.end)
      time += vehicle.pace * at(problem.minutes, place * problem.places + vehicle.end)
    }
    if (time > vehicle.endsBy + 1e-6) faults.push('the way ends too late')
  }
  for (const index of problem.jobs.keys()) {
    if (isDone.has(index) === plan.unserved.includes(index)) faults.push(`job ${index} neither done nor left`)
  }
  if (Math.abs(cost - plan.cost) > 1e-6) faults.push(`costs ${cost}, says ${plan.cost}`)
  return faults
}
