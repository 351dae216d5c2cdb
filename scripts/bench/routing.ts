import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { RoutingPlan } from '../../server/domain/dispatch/routing/problem.ts'
import { solveRouting } from '../../server/domain/dispatch/routing/solve-routing.ts'
import { readInstance } from './routing-instances.ts'
import { benchTown } from './routing-town.ts'
import { processorClock, seededRandom } from './same-again.ts'

const usage = `npm run bench -- routing <folder> <seconds> [--best best-known.json] [--out routes.json]
npm run bench -- routing town

The first plans every instance of Solomon or of Li and Lim (*.txt) in a folder, with so many seconds of processor time
for each, and prints fleet and distance, against the best known (name -> { vehicles, distance }; best-known.json in the
folder or the one above it where none is named). Its routes go to .data/bench or where you say. The second plans a town's
evening and compares it with sending the nearest driver.
`

type BestKnown = Record<string, { vehicles: number; distance: number }>
type Score = { name: string; vehicles: number; distance: number; best?: BestKnown[string] | undefined }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, best: { type: 'string' } },
})
const [folder, secondsText] = positionals
const seconds = Number(secondsText ?? 5)
if (folder === 'town') benchTown()
else if (!folder || !(seconds > 0)) {
  process.stderr.write(usage)
  process.exitCode = 1
} else benchFolder(folder)

function benchFolder(path: string): void {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  const files = isFolder ? readdirSync(path).filter(file => /\.txt$/i.test(file)) : []
  if (files.length === 0) {
    process.stderr.write(`There is no instance file (*.txt) in ${path}: name the folder that holds them.\n`)
    process.exitCode = 1
    return
  }
  const bestKnown = readBest(values.best ?? bestBeside(path))
  const out = values.out ?? join('.data', 'bench', `routes-${basename(resolve(path))}.json`)
  mkdirSync(dirname(out), { recursive: true })
  const scores: Score[] = []
  const solutions: { instance: string; routes: readonly (readonly number[])[] }[] = []
  for (const [index, file] of files.entries()) {
    const name = file.replace(/\.txt$/i, '')
    const count = `${String(index + 1).padStart(3)}/${files.length}`
    const plan = planFile(path, file)
    if (typeof plan === 'string') {
      console.log(`${count}  passed over: ${plan}`)
      continue
    }
    const routes = plan.routes.filter(route => route.length > 0)
    solutions.push({ instance: name, routes })
    const score = {
      name,
      vehicles: routes.length,
      distance: plan.cost,
      best: bestKnown.get(name.toLowerCase()),
    }
    scores.push(score)
    const unserved = plan.unserved.length > 0 ? `  ${plan.unserved.length} unserved` : ''
    console.log(`${count}  ${describe(score)}${unserved}`)
    writeFileSync(out, JSON.stringify(solutions))
  }
  if (scores.length === 0) {
    process.stderr.write(`None of the files in ${path} could be planned.\n`)
    process.exitCode = 1
    return
  }
  for (const [name, members] of byClass(scores)) console.log(summary(name, members))
  console.log(`Routes: ${out}`)
}

/** The plan for an instance file, or what is wrong with the file: a strange one does not end the whole run. */
function planFile(path: string, file: string): RoutingPlan | string {
  try {
    const problem = readInstance(readFileSync(join(path, file), 'utf8'))
    if (!problem) return `${file} has no customers`
    const progress = processorClock(seconds)
    return solveRouting(problem, { progress, random: seededRandom(1), isFleetFirst: true })
  } catch (error) {
    process.exitCode = 1
    return `${file}: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Where the best known values of these instances often lie: beside them or above. */
function bestBeside(path: string): string | undefined {
  return [path, join(path, '..')].map(folder => join(folder, 'best-known.json')).find(existsSync)
}

function readBest(file: string | undefined): Map<string, BestKnown[string]> {
  if (!file) return new Map()
  const known = JSON.parse(readFileSync(file, 'utf8')) as BestKnown
  return new Map(Object.entries(known).map(([name, best]) => [name.toLowerCase(), best]))
}

function gapOf({ distance, best }: Score): number {
  return best ? (distance / best.distance - 1) * 100 : 0
}

function describe(score: Score): string {
  const { name, vehicles, distance, best } = score
  const own = `${name.padEnd(12)}${String(vehicles).padStart(4)}${distance.toFixed(2).padStart(11)}`
  if (!best) return own
  const known = `${String(best.vehicles).padStart(4)}${best.distance.toFixed(2).padStart(11)}`
  return `${own}   best${known}  ${signed(gapOf(score))} %`
}

/** By the name up to the number of the series: C1, R2, lrc1 … and all. */
function byClass(scores: readonly Score[]): Map<string, Score[]> {
  const classes = new Map<string, Score[]>()
  for (const score of scores) {
    const name = score.name.match(/^[a-z]+_?\d/i)?.[0] ?? score.name
    classes.set(name, [...(classes.get(name) ?? []), score])
  }
  return classes.set('all', [...scores])
}

function summary(name: string, scores: readonly Score[]): string {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0)
  const own = `${name.padEnd(6)}${sum(s => s.vehicles)} vehicles, distance ${sum(s => s.distance).toFixed(0)}`
  const known = scores.filter(score => score.best)
  if (known.length === 0) return own
  const same = known.filter(score => score.vehicles === score.best?.vehicles)
  const extra = sum(s => (s.best ? s.vehicles - s.best.vehicles : 0))
  const gap = same.reduce((total, score) => total + gapOf(score), 0) / Math.max(1, same.length)
  return `${own}; ${same.length} of ${known.length} with the best known fleet (${signed(extra, 0)} in all), there ${signed(gap)} %`
}

function signed(number: number, digits = 2): string {
  return `${number < 0 ? '' : '+'}${number.toFixed(digits)}`
}
