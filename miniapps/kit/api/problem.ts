/**
 * The API said no, or did not answer. `title` is a sentence in the person's language when the server wrote it; `code`
 * `offline` (nothing came back at all) and `outage` (try again) have none, and screens say those themselves.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: string
  readonly status: number
  readonly title: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds: number | null

  constructor(given: {
    code: string
    status: number
    title?: string
    facts?: Record<string, unknown>
    retryAfterSeconds?: number | null
  }) {
    super(given.title || given.code)
    this.code = given.code
    this.status = given.status
    this.title = given.title ?? ''
    this.facts = given.facts ?? {}
    this.retryAfterSeconds = given.retryAfterSeconds ?? null
  }

  /** Whether the same request may work in a moment. Something that is used up (stock, a slot, tries) says 429 too, without a time. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500 || (this.status === 429 && this.retryAfterSeconds !== null)
  }
}

/** Anything that was thrown, as a problem: what nobody expected is our fault. */
export const asProblem = (trouble: unknown): Problem =>
  trouble instanceof Problem ? trouble : new Problem({ code: 'our-fault', status: 500 })

/** Reads an answer that is no success. */
export const problemFrom = async (response: Response): Promise<Problem> => {
  const wait = Number(response.headers.get('retry-after'))
  const retryAfterSeconds = Number.isFinite(wait) && wait > 0 ? wait : null
  const body: unknown = await response.json().catch(() => null)
  const known = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  return new Problem({
    status: response.status,
    code: typeof known.code === 'string' ? known.code : response.status >= 500 ? 'outage' : 'unreadable',
    title: typeof known.title === 'string' ? known.title : '',
    facts: typeof known.facts === 'object' && known.facts !== null ? { ...known.facts } : {},
    retryAfterSeconds,
  })
}
