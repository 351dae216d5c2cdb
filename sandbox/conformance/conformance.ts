import { readFile } from 'node:fs/promises'
import type { ValidateFunction } from 'ajv'

/** An update or an answer that an independent description of the Bot API does not know in this form. */
export interface Mismatch {
  /** "update message", or the name of the method whose result it was. */
  subject: string
  /** Where and what: "/message/chat must have required property 'type'". */
  problem: string
  count: number
}

/** off: nothing is looked at. warn: said once on the console and listed. throw: whoever caused it fails. */
export type ConformanceMode = 'off' | 'warn' | 'throw'

type Schemas = (name: string) => ValidateFunction | undefined

/** Holds what leaves the sandbox against `bot-api.schema.json`. */
export class Conformance {
  private readonly mode: ConformanceMode
  private readonly schemas: Schemas | null
  private readonly mismatches = new Map<string, Mismatch>()

  private constructor(mode: ConformanceMode, schemas: Schemas | null) {
    this.mode = mode
    this.schemas = schemas
  }

  static async open(mode: ConformanceMode): Promise<Conformance> {
    return new Conformance(mode, mode === 'off' ? null : await loadSchemas())
  }

  /** @throws Error in the mode "throw" */
  checkUpdate(kind: string, update: object) {
    this.check(`update ${kind}`, 'update', update)
  }

  /** @throws Error in the mode "throw" */
  checkResult(method: string, result: unknown) {
    this.check(method, method, result)
  }

  list(): Mismatch[] {
    return [...this.mismatches.values()]
  }

  private check(subject: string, schema: string, value: unknown) {
    const validate = this.schemas?.(schema)
    // What is checked is what travels: a field that is undefined does not.
    if (!validate || validate(withoutUndefined(value))) return
    const problem = problemOf(validate)
    const key = `${subject} ${problem}`
    const known = this.mismatches.get(key)
    if (known) known.count++
    else this.mismatches.set(key, { subject, problem, count: 1 })
    if (this.mode === 'throw') throw new Error(`not as the Bot API has it: ${key}`)
    if (!known) console.warn(`sandbox: not as the Bot API has it: ${key}`)
  }
}

/** The loading is shared by all sandboxes of a process, and compiled only as far as it is used. */
let loading: Promise<Schemas> | undefined

function loadSchemas(): Promise<Schemas> {
  loading ??= readSchemas()
  return loading
}

async function readSchemas(): Promise<Schemas> {
  const { Ajv } = await import('ajv')
  const text = await readFile(new URL('./bot-api.schema.json', import.meta.url), 'utf8')
  const ajv = new Ajv({ strict: false })
  ajv.addSchema(JSON.parse(text), 'bot-api')
  const known = new Map<string, ValidateFunction | undefined>()
  return name => {
    if (!known.has(name)) known.set(name, ajv.getSchema(`bot-api#/definitions/BotApi/properties/${name}`))
    return known.get(name)
  }
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutUndefined)
  const kept: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) {
    if (inner !== undefined) kept[key] = withoutUndefined(inner)
  }
  return kept
}

/** The complaint that lies deepest: of all the alternatives of a union it belongs to the one that was meant. */
function problemOf(validate: ValidateFunction): string {
  const errors = validate.errors ?? []
  const deepest = errors.reduce<(typeof errors)[number] | undefined>(
    (best, error) => (best && best.instancePath.length >= error.instancePath.length ? best : error),
    undefined,
  )
  if (!deepest) return 'unknown'
  const extra = 'additionalProperty' in deepest.params ? ` (${deepest.params.additionalProperty})` : ''
  return `${deepest.instancePath || '/'} ${deepest.message ?? 'is wrong'}${extra}`
}
