/** npm run rooms: who opens a door that is not theirs, and whether every rule can still fire. */
import { ROOT } from '../dev/paths.mjs'
import { cruiseRooms } from './cruise.mjs'
import { guardRules } from './guard.mjs'

const { breaches, seen, present } = await cruiseRooms(ROOT)
/** @type {Map<string, typeof breaches>} */
const byRule = new Map()
for (const breach of breaches) byRule.set(breach.rule, [...(byRule.get(breach.rule) ?? []), breach])
for (const [rule, mine] of byRule) {
  console.log(`\n${rule}: ${mine[0]?.comment}`)
  for (const { from, to } of mine) console.log(`  ${from} → ${to}`)
}
const isBlind = seen < present
if (isBlind) console.log(`\nOnly ${seen} of ${present} files were seen: the cruiser is blind.`)
const guard = await guardRules()
for (const failure of guard.failures) console.log(`\nguard: ${failure}`)
const failed = breaches.length + guard.failures.length + (isBlind ? 1 : 0)
console.log(
  `\n${seen} files, ${guard.passed} rules and doors tried: ${failed ? `${failed} findings` : 'all in order'}`,
)
process.exit(failed ? 1 : 0)
