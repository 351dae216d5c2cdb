import type { ApiMethods, Update } from 'grammy/types'
import type { Envelope } from '../bot-api/dispatch.ts'

/** Calls methods as a program without any library would: JSON in, envelope out. */
export function botCaller(url: string, token: string) {
  return {
    /** The whole answer with its HTTP status. */
    async raw(
      method: string,
      body: object = {},
    ): Promise<{ status: number; headers: Headers; envelope: Envelope }> {
      const response = await fetch(`${url}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return {
        status: response.status,
        headers: response.headers,
        envelope: (await response.json()) as Envelope,
      }
    },

    /** The result; throws with the description when there is none. */
    async ok<Name extends keyof ApiMethods>(
      method: Name,
      body: object = {},
    ): Promise<ReturnType<ApiMethods[Name]>> {
      const { envelope } = await this.raw(method, body)
      if (!envelope.ok) throw new Error(envelope.description)
      return envelope.result as ReturnType<ApiMethods[Name]>
    },

    /** The description of the refusal, with its code. */
    async refusal(method: string, body: object = {}): Promise<string> {
      const { envelope } = await this.raw(method, body)
      return envelope.ok
        ? `accepted: ${JSON.stringify(envelope.result)}`
        : `${envelope.error_code} ${envelope.description}`
    },

    updates(body: object = {}): Promise<Update[]> {
      return this.ok('getUpdates', body)
    },
  }
}
