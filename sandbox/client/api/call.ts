import type { Problem } from '../../api/contract.ts'

/** The sandbox said no; `message` is its sentence. */
export class SandboxRefusal extends Error {}

const ROOT = '/sandbox/api'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** One call of the sandbox's API. A `FormData` body goes out as multipart, anything else as JSON. */
export async function call<T>(method: Method, path: string, body?: object): Promise<T> {
  const isForm = body instanceof FormData
  const response = await fetch(ROOT + path, {
    method,
    headers: body && !isForm ? { 'content-type': 'application/json' } : {},
    body: body ? (isForm ? body : JSON.stringify(body)) : null,
  })
  if (!response.ok) throw new SandboxRefusal(await reasonOf(response))
  return response.status === 204 ? (undefined as T) : response.json()
}

/** Query string of the given values; undefined ones are left out. */
export function query(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

async function reasonOf(response: Response): Promise<string> {
  try {
    const problem: Problem = await response.json()
    return problem.error
  } catch {
    return `${response.status} ${response.statusText}`
  }
}
