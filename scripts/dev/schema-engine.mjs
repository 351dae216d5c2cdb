#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which Prisma would download on first use. The same engine is
 * on npm as WebAssembly; this program is the door to it that the Prisma CLI expects: JSON-RPC on standard
 * input and output, three small commands, and JSON log lines on standard error. `prisma.config.ts` names it.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { adapterFactory, target, withClient } from './schema-engine-adapter.mjs'

const NO_DATABASE = 'postgresql://nobody@127.0.0.1:1/none'
const args = process.argv.slice(2)
/** @param {string} name */
const optionValues = name => args.flatMap((arg, index) => (arg === name ? [args[index + 1] ?? ''] : []))
const datasource = JSON.parse(optionValues('--datasource')[0] ?? '{}')
const databaseUrl = datasource.url || NO_DATABASE
const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')

/** What Rust says before it panics; the WebAssembly glue looks for this global. */
const panics = {
  last: '',
  /** @param {string} message */
  set_message(message) {
    this.last = message
  },
}

/** @param {'INFO' | 'ERROR'} level @param {object} fields */
function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/**
 * Prisma's own code for a connection trouble, so that the CLI says what it always says.
 * @param {any} error from the driver
 */
function connectionTrouble(error) {
  const { database, place, user } = target(databaseUrl)
  const cause = error.errors?.[0] ?? error
  if (cause.code === '3D000')
    return { error_code: 'P1003', message: `Database \`${database}\` does not exist` }
  if (cause.code === '28P01' || cause.code === '28000')
    return {
      error_code: 'P1000',
      message: `Authentication failed against the database server for user \`${user}\``,
    }
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'].includes(cause.code))
    return { error_code: 'P1001', message: `Can't reach database server at \`${place}\`` }
  return { message: String(cause.message ?? cause) }
}

const commands = {
  'can-connect-to-database': () => withClient(target(databaseUrl).url, client => client.query('select 1')),
  'create-database': () => createDatabase(),
  'drop-database': () => {
    const { database, sibling } = target(databaseUrl)
    return withClient(sibling('postgres'), client =>
      client.query(`drop database if exists ${client.escapeIdentifier(database)}`),
    )
  },
}

async function createDatabase() {
  const { database, sibling } = target(databaseUrl)
  await withClient(sibling('postgres'), client =>
    client.query(`create database ${client.escapeIdentifier(database)}`),
  )
  return { databaseName: database }
}

/** @param {string} name */
async function runCommand(name) {
  // the CLI throws the first line away and reads the rest
  log('INFO', { message: `Starting ${name}` })
  try {
    const command = commands[/** @type {keyof typeof commands} */ (name)]
    if (!command) throw new Error(`unknown command ${name}`)
    await command()
    return 0
  } catch (error) {
    log('ERROR', { is_panic: false, ...connectionTrouble(error) })
    return 1
  }
}

async function loadEngine() {
  const glue = await import(gluePath)
  const module = new WebAssembly.Module(
    readFileSync(path.join(path.dirname(gluePath), 'schema_engine_bg.wasm')),
  )
  const imports = Object.fromEntries(
    WebAssembly.Module.imports(module).map(({ module: name }) => [name, glue]),
  )
  const { exports } = new WebAssembly.Instance(module, imports)
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics })
  glue.__wbg_set_wasm(exports)
  const start = exports.__wbindgen_start
  if (typeof start === 'function') start()
  const datamodels = optionValues('--datamodels').map(file => [file, readFileSync(file, 'utf8')])
  const factory = bindMigrationAwareSqlAdapterFactory(
    adapterFactory(databaseUrl, datasource.shadowDatabaseUrl),
  )
  return await glue.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    factory,
  )
}

/** @type {Promise<any> | undefined} */
let loading
const engine = () => {
  loading ??= loadEngine()
  return loading
}

/** @param {object} message */
const send = message => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
let prints = 0

/** Methods whose shape differs between the native engine and the WebAssembly one. @type {Record<string, (params: any) => Promise<unknown>>} */
const own = {
  // In 7.10 these two open no shadow database of their own, but use the schema that a diagnosis of the same
  // migrations has left in the engine's cache.
  evaluateDataLoss: async params => await (await diagnosed(params)).evaluateDataLoss(params),
  createMigration: async params => await (await diagnosed(params)).createMigration(params),
  getDatabaseVersion: async params => (await engine()).version(params ?? null),
  createDatabase: () => createDatabase(),
  dbExecute: async ({ script }) => {
    await withClient(target(databaseUrl).url, client => client.query(script))
    return {}
  },
  diff: async params => {
    const { stdout, exitCode } = await (await engine()).diff(params)
    // the native engine prints by asking the CLI to; its answer carries only the exit code
    if (stdout) send({ id: 1_000_000 + prints++, method: 'print', params: { content: stdout } })
    return { exitCode, stdout: null }
  },
}

/** @param {{ migrationsList: object, filters: object }} params */
async function diagnosed({ migrationsList, filters }) {
  const running = await engine()
  await running.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: true })
  return running
}

/** @param {string} method @param {unknown} params */
async function dispatch(method, params) {
  const special = own[method]
  if (special) return await special(params)
  const target = await engine()
  if (typeof target[method] !== 'function') throw new Error(`The schema engine has no method ${method}`)
  return (await target[method](params)) ?? {}
}

/** @param {string} line one JSON-RPC request */
async function answer(line) {
  const { id, method, params } = JSON.parse(line)
  // an answer to our "print" has no method and wants no answer
  if (!method) return
  try {
    send({ id, result: (await dispatch(method, params)) ?? null })
  } catch (error) {
    const { code, message, meta } = /** @type {{ code?: string, message?: string, meta?: object }} */ (error)
    const is_panic = error instanceof WebAssembly.RuntimeError
    const known = /^P\d{4}$/.test(code ?? '') ? { error_code: code } : {}
    const data = {
      is_panic,
      message: is_panic ? panics.last : (message ?? String(error)),
      meta: meta ?? null,
      ...known,
    }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

async function main() {
  if (args.includes('--version') || args.includes('-V')) {
    const { version } = JSON.parse(readFileSync(path.join(path.dirname(gluePath), 'package.json'), 'utf8'))
    console.log(`schema-engine-wasm ${version}`)
    return process.exit(0)
  }
  const command = args.indexOf('cli')
  if (command !== -1) process.exit(await runCommand(args[command + 1] ?? ''))
  process.on('uncaughtException', error => {
    log('ERROR', { is_panic: true, message: panics.last || String(error?.stack ?? error) })
    process.exit(101)
  })
  // one after another: the engine keeps state between calls
  let queue = Promise.resolve()
  createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
    .on('line', line => {
      if (line.trim()) queue = queue.then(() => answer(line))
    })
    .on('close', () => void queue.then(() => process.exit(0)))
}

await main()
