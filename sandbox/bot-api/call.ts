import type { BotAccount } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { badRequest } from './failure.ts'
import type { Hub } from './hub.ts'
import { parseJson } from './json.ts'

export interface UploadedFile {
  bytes: Buffer
  name: string | null
  mimeType: string | null
}

/** Arguments as they came: texts from a query or form, any JSON value from a JSON body. */
export interface RawArguments {
  values: Map<string, unknown>
  files: Map<string, UploadedFile>
}

/**
 * One call of one bot. Arguments are read the way the real server reads them: everything is a text first,
 * numbers are clamped rather than refused, and a missing argument is an empty one.
 */
export class Call<Argument extends string = string> {
  readonly hub: Hub
  readonly bot: BotAccount
  readonly method: string
  private readonly args: RawArguments
  /** Said beside the result, as setWebhook does. */
  description: string | null = null
  /** Called when the client hangs up before the answer. */
  onHangUp: () => void = () => {}

  constructor(hub: Hub, bot: BotAccount, method: string, args: RawArguments) {
    this.hub = hub
    this.bot = bot
    this.method = method
    this.args = args
  }

  get world(): World {
    return this.hub.world
  }

  has(name: Argument): boolean {
    return this.args.values.has(name)
  }

  text(name: Argument): string {
    return asText(this.args.values.get(name))
  }

  /** An argument the types no longer list but the server still takes. */
  legacy(name: string): string {
    return asText(this.args.values.get(name))
  }

  required(name: Argument): string {
    const text = this.text(name)
    if (text === '') throw badRequest(`parameter "${name}" is required`)
    return text
  }

  integer(name: Argument, fallback: number, least = -0x80000000, most = 0x7fffffff): number {
    const text = this.text(name).trim()
    if (text === '') return fallback
    const number = Number.parseInt(text, 10)
    return Math.min(most, Math.max(least, Number.isNaN(number) ? 0 : number))
  }

  decimal(name: Argument): number {
    const number = Number.parseFloat(this.text(name))
    return Number.isFinite(number) ? number : 0
  }

  flag(name: Argument): boolean {
    return ['true', 'yes', '1'].includes(this.text(name).toLowerCase())
  }

  /** The value of a JSON argument; undefined when it is missing, empty or not JSON. */
  jsonOrNothing(name: Argument): unknown {
    const value = this.args.values.get(name)
    if (typeof value !== 'string') return value ?? undefined
    if (value === '') return undefined
    try {
      return parseJson(value)
    } catch {
      return undefined
    }
  }

  /** @param what for the complaint: "can't parse <what> JSON object" */
  json(name: Argument, what: string): unknown {
    const value = this.jsonOrNothing(name)
    if (value === undefined && this.text(name) !== '') throw badRequest(`can't parse ${what} JSON object`)
    return value
  }

  file(field: string): UploadedFile | undefined {
    return this.args.files.get(field)
  }

  /** Arguments for the log: files by their size only. */
  forLog(): Record<string, unknown> {
    const shown: Record<string, unknown> = Object.fromEntries(this.args.values)
    for (const [field, file] of this.args.files)
      shown[field] = `file ${file.name ?? ''} ${file.bytes.length} bytes`
    return shown
  }
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}
