import { patience } from './patience.ts'
import { Problem, problemFrom } from './problem.ts'
import { accessToken } from './session.ts'

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined | null>>
type Request = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly query?: Query
  readonly body?: object
  readonly file?: FormData
  /** The Idempotency-Key: the same key, however often it is sent, has one effect and one answer. */
  readonly key?: string
  readonly signal?: AbortSignal
  readonly patienceMs?: number
}

const usualPatienceMs = 20_000
/** A photo takes its time on a bad line. */
const filePatienceMs = 90_000

// The line that the device has just now. A question that hangs in the one before would be waited for in vain.
let line = new AbortController()
window.addEventListener('online', () => {
  line.abort()
  line = new AbortController()
})

const addressOf = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

type Read<Answer> = (response: Response) => Promise<Answer>

/** Sends and reads: an answer that breaks off in the middle has been lost like one that never came. */
const send = async <Answer>(
  path: string,
  request: Request,
  read: Read<Answer>,
  token: string,
): Promise<{ readonly response: Response; readonly answer: Answer | null }> => {
  const { method = 'GET', query, body, file, key, signal } = request
  const { patienceMs = file ? filePatienceMs : usualPatienceMs } = request
  const over = method === 'GET' ? line.signal : undefined
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    'accept-language': document.documentElement.lang,
  }
  if (body) headers['content-type'] = 'application/json'
  if (key) headers['idempotency-key'] = key
  try {
    const response = await fetch(addressOf(path, query), {
      method,
      headers,
      body: file ?? (body ? JSON.stringify(body) : null),
      signal: patience(patienceMs, signal, over),
    })
    return { response, answer: response.ok ? await read(response) : null }
  } catch (trouble) {
    if (signal?.aborted) throw trouble
    if (over?.aborted) return send(path, request, read, token)
    throw new Problem({ code: 'offline', status: 0 })
  }
}

const exchange = async <Answer>(path: string, request: Request, read: Read<Answer>): Promise<Answer> => {
  const token = await accessToken()
  let { response, answer } = await send(path, request, read, token)
  if (response.status === 401)
    ({ response, answer } = await send(path, request, read, await accessToken(token)))
  if (!response.ok) throw await problemFrom(response)
  return answer as Answer
}

/**
 * Asks the API as the person who is signed in. The shape of the answer is the contract's, which the server checks before
 * it sends.
 * @throws Problem
 */
export const ask = <Answer>(path: string, request: Request = {}): Promise<Answer> =>
  exchange(path, request, response => response.json() as Promise<Answer>)

/** Fetches a picture that only who is signed in may see. @throws Problem */
export const askPicture = (path: string): Promise<Blob> =>
  exchange(path, { patienceMs: filePatienceMs }, response => response.blob())

/** A new Idempotency-Key: made when the person taps, and kept with the tap until it is through. */
export const newKey = (): string => crypto.randomUUID()
