/**
 * Refuses a Node that is too old, in words, before anything newer than ES2020 is even parsed.
 * 20.19 is the first 20.x that can `require()` an ES module, and packages we stand on do that.
 */
const OLDEST = { major: 20, minor: 19 }

/**
 * The sentence for a Node that cannot run the project, or null when it can.
 * @param {string} version as in `process.versions.node`
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNewEnough = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)
  if (isNewEnough) return null
  return `Node ${version} is too old: install Node ${OLDEST.major}.${OLDEST.minor} or newer from https://nodejs.org and run this again.`
}

/** Ends the process with one sentence when the running Node is too old. */
export function requireNode() {
  const complaint = nodeComplaint(process.versions.node)
  if (!complaint) return
  process.stderr.write(`${complaint}\n`)
  process.exit(1)
}
