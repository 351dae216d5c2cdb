import type { ResponseParameters } from 'grammy/types'

/** What Telegram answers instead of a result. The description is complete, prefix included. */
export class ApiFailure extends Error {
  readonly code: number
  readonly parameters: ResponseParameters | null

  constructor(code: number, description: string, parameters: ResponseParameters | null = null) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** Telegram can do this and the sandbox cannot: said aloud, and counted by what it was. */
export class NotImplemented extends ApiFailure {
  readonly what: string

  constructor(what: string) {
    super(400, `Bad Request: sandbox: ${what} not implemented`)
    this.what = what
  }
}

export function badRequest(message: string): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${lowered(message)}`)
}

/** For questions of people that nobody waits for any more, and for those that never were. */
export function queryTooOld(): ApiFailure {
  return badRequest('query is too old and response timeout expired or query ID is invalid')
}

export function forbidden(message: string): ApiFailure {
  return new ApiFailure(403, `Forbidden: ${lowered(message)}`)
}

export function conflict(message: string): ApiFailure {
  return new ApiFailure(409, `Conflict: ${message}`)
}

/** @param seconds until the next try */
export function tooManyRequests(seconds: number): ApiFailure {
  return new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}

/**
 * The real server joins its prefix to a sentence by making the first letter small, but leaves codes such as
 * BUTTON_DATA_INVALID alone: when the second character is a capital or an underscore.
 */
function lowered(message: string): string {
  const second = message[1] ?? ''
  if (second === '_' || (second >= 'A' && second <= 'Z')) return message
  return message.slice(0, 1).toLowerCase() + message.slice(1)
}
