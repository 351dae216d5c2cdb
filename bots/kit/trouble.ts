import { GrammyError, HttpError } from 'grammy'
import { Refusal } from '../../server/domain/refusals.ts'
import { Outage } from '../../server/services/index.ts'

/** The error itself, out of the wrappers that grammY puts around it. */
export const innermost = (error: unknown): unknown =>
  error instanceof Error && 'error' in error && error.error instanceof Error ? innermost(error.error) : error

/** Telegram says that this person or chat does not want to hear us. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof GrammyError &&
  (error.error_code === 403 ||
    (error.error_code === 400 &&
      /chat not found|user is deactivated|PEER_ID_INVALID/i.test(error.description)))

/** The edit would change nothing. */
export const isUnchanged = (error: unknown): boolean =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  error.description.includes('message is not modified')

/** The message to edit is not there any more, or too old to be edited. */
export const isMessageGone = (error: unknown): boolean =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  /message to edit not found|message can't be edited|message to delete not found|message can't be deleted|MESSAGE_ID_INVALID|no text in the message|no caption in the message|no media in the message/i.test(
    error.description,
  )

/** A tap older than Telegram's limit cannot be answered any more; nobody is waiting for it. */
export const isTapTooOld = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 400 && error.description.includes('query is too old')

const passingCodes =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|57P0[123]|08\w{3}|53\w{3}|P1001|P1002|P1008|P1017|P2024|P2028|P2034|40001|40P01)$/

/** Trouble that is likely to be over in a moment: network, a restarting database, Telegram's 5xx and 429. */
export const isPassing = (error: unknown): boolean => {
  if (error instanceof Refusal) return false
  if (error instanceof Outage || error instanceof HttpError) return true
  if (error instanceof GrammyError) return error.error_code === 429 || error.error_code >= 500
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    passingCodes.test(code) ||
    /terminat|Connection closed|connection error|Can't reach database|ECONNREFUSED|server closed|timeout exceeded|shutting down|starting up|recovery mode/i.test(
      error.message,
    ) ||
    (error.cause !== undefined && isPassing(error.cause))
  )
}
