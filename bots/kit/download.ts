import { Refusal } from '../../server/domain/refusals.ts'
import { Outage } from '../../server/services/index.ts'
import type { ChatContext } from './context.ts'

const largestBytes = 20 * 1024 * 1024

/**
 * Fetches a file that somebody sent to the bot.
 * @throws Refusal media.too-large — Telegram gives bots no file over 20 MB
 */
export const download = async (ctx: ChatContext, fileId: string): Promise<Uint8Array> => {
  const file = await ctx.api.getFile(fileId).catch(error => {
    if (/file is too big/i.test(String(error))) throw new Refusal('media.too-large', { megabytes: 20 })
    throw error
  })
  if ((file.file_size ?? 0) > largestBytes || !file.file_path)
    throw new Refusal('media.too-large', { megabytes: 20 })
  const { token } = ctx.api
  const root = ctx.api.options?.apiRoot ?? 'https://api.telegram.org'
  const answer = await fetch(`${root}/file/bot${token}/${file.file_path}`, {
    signal: AbortSignal.timeout(30_000),
  }).catch(() => null)
  // The address holds the token: an error that quotes it must not travel any further.
  if (!answer?.ok) throw new Outage('a file could not be fetched from Telegram')
  return new Uint8Array(await answer.arrayBuffer())
}
