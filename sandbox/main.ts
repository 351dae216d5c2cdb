import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Sandbox, startSandbox } from './start.ts'
import type { WorldPlan } from './world/settle-world.ts'
import type { NewBot } from './world/world.ts'

/** A phone at rest reports about this often. */
const gpsStillMs = 45_000

/** Where `npm run demo` and the tests leave the built page of the playground. */
const playgroundAppDir = fileURLToPath(new URL('../dist/sandbox-playground', import.meta.url))

const usage = `Starts a Telegram of your own on this machine.

  --bots <file>      JSON list of bots: token, username, name (required); further inline, hasInlineFeedback,
                     mainAppUrl, apps (shortName, title, url), providerTokens and others: see NewBot
  --port <number>    0 for a free one (default 8081)
  --host <address>   a loopback address (default 127.0.0.1)
  --world <file>     JSON: the people and groups there are at the start
  --client <folder>  the built browser client
  --map <file>       JSON map for the client
  --panels <file>    JSON list of pages for the client's drawer (title, url); read whenever it is asked for
  --playground       adds @playground_bot, which shows everything there is, and its mini app
  --snapshot <file>  read at the start if it exists; written on request
  --seed <number>    the same seed gives the same ids (default 1)
  --with-parent      stop when standard input or the parent's channel closes`

async function main() {
  const { values } = parseArgs({
    options: {
      bots: { type: 'string' },
      port: { type: 'string', default: '8081' },
      host: { type: 'string', default: '127.0.0.1' },
      world: { type: 'string' },
      client: { type: 'string' },
      map: { type: 'string' },
      panels: { type: 'string' },
      playground: { type: 'boolean', default: false },
      snapshot: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'with-parent': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help || values.bots === undefined) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  if (process.env.NODE_ENV === 'production')
    throw new Error('The sandbox does not start with NODE_ENV=production.')
  const sandbox = await startSandbox({
    bots: await readJson<NewBot[]>(values.bots),
    port: Number(values.port),
    host: values.host,
    seed: Number(values.seed),
    stillMs: gpsStillMs,
    ...(values.world === undefined ? {} : { plan: await readJson<WorldPlan>(values.world) }),
    ...(values.client === undefined ? {} : { clientDir: values.client }),
    ...(values.map === undefined ? {} : { mapFile: values.map }),
    ...(values.panels === undefined ? {} : { panelsFile: values.panels }),
    ...(values.playground ? { playground: { appDir: playgroundAppDir } } : {}),
    ...(values.snapshot === undefined ? {} : { snapshotFile: values.snapshot }),
  })
  stopOnRequest(sandbox, values['with-parent'])
  console.log(`sandbox ready ${sandbox.url}`)
}

async function readJson<Shape>(file: string): Promise<Shape> {
  return JSON.parse(await readFile(file, 'utf8')) as Shape
}

/** Signals, and with a parent its death, however sudden: its end of the pipe closes with it. */
function stopOnRequest(sandbox: Sandbox, isWithParent: boolean) {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    void sandbox.stop().finally(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (!isWithParent) return
  if (process.connected) process.once('disconnect', stop)
  process.stdin.once('end', stop)
  process.stdin.once('close', stop)
  process.stdin.once('error', stop)
  process.stdin.resume()
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
