import { Api, type Transformer } from 'grammy'
import type { RateGate, Urgency } from './rate-gate.ts'

/** Methods that put something into a chat; the others are not counted by Telegram's limits. */
const counted =
  /^(send(?!ChatAction)|edit|copy|forward|stopMessageLiveLocation|pinChatMessage|unpinChatMessage|createForumTopic|editForumTopic|setMessageReaction)/
const longestWaitSeconds = 60
const tries = 4

const chatOf = (payload: unknown): number | string | undefined => {
  if (typeof payload !== 'object' || payload === null || !('chat_id' in payload)) return undefined
  const chatId = payload.chat_id
  return typeof chatId === 'number' || typeof chatId === 'string' ? chatId : undefined
}

/**
 * Sends every message through the bot's one gate and honours "429 retry after" by holding that chat and trying again.
 * Longer waits than a minute are left to the caller, who puts the message off.
 */
export const paced =
  (gate: RateGate, urgency: Urgency): Transformer =>
  async (previous, method, payload, signal) => {
    const chatId = chatOf(payload)
    const isCounted = chatId !== undefined && counted.test(method)
    for (let attempt = 1; ; attempt++) {
      if (isCounted) await gate.enter(chatId, urgency)
      const answer = await previous(method, payload, signal)
      const seconds = answer.ok
        ? undefined
        : answer.error_code === 429
          ? (answer.parameters?.retry_after ?? 1)
          : undefined
      if (seconds === undefined) return answer
      gate.hold(seconds, chatId)
      if (attempt >= tries || seconds > longestWaitSeconds) return answer
      if (!isCounted) await new Promise(resolve => setTimeout(resolve, seconds * 1000))
    }
  }

/** A client for one bot whose messages leave at the gate's pace with this urgency. */
export const pacedApi = (token: string, apiRoot: string, gate: RateGate, urgency: Urgency): Api => {
  const api = new Api(token, { apiRoot })
  api.config.use(paced(gate, urgency))
  return api
}
