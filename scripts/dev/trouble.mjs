import fs from 'node:fs'

/** Something the person at the keyboard can put right: its message is one sentence that says how. */
export class Trouble extends Error {}

/**
 * The last lines of a log, indented and without stack frames, for printing above a Trouble's sentence.
 * @param {string} file
 * @param {number} lines
 */
export function logTail(file, lines = 12) {
  if (!fs.existsSync(file)) return ''
  const text = fs.readFileSync(file, 'utf8').trimEnd()
  if (!text) return ''
  return text
    .split('\n')
    .filter(line => line.trim() && !/^(npm error)?\s+at /.test(line))
    .slice(-lines)
    .map(line => `    ${line}`)
    .join('\n')
}

/**
 * Runs a command's main function; whatever goes wrong ends in one sentence and exit code 1.
 * @param {() => Promise<number | void>} main resolves to the exit code, 0 when it says nothing
 * @param {{ lastWords?: string }} [options] lastWords: a line printed on stdout after a failure, for programs that read us
 */
export async function runMain(main, { lastWords } = {}) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    const sentence =
      error instanceof Trouble
        ? error.message
        : `Something unforeseen happened; please report the text above (${error instanceof Error ? error.message : error}).`
    if (!(error instanceof Trouble)) console.error(error)
    console.error(`\n${sentence}`)
    if (lastWords) console.log(lastWords)
    process.exitCode = 1
  }
  process.exit()
}
