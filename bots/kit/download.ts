import { GrammyError } from 'grammy'
import { Refusal } from '../../server/domain/refusals.ts'
import { Outage } from '../../server/services/index.ts'
import type { ChatContext } from './context.ts'

/** What a bot may fetch from Telegram. */
const mostMegabytes = 20
const mostBytes = mostMegabytes * 1024 * 1024
const patienceMs = 60_000

/**
 * Fetches a file that somebody sent to the bot, from the same server that the bot speaks to.
 * @throws Refusal media.too-large above 20 MB; Outage when Telegram does not give it now
 */
export const download = async (
  ctx: ChatContext,
  file: { readonly file_id: string; readonly file_size?: number },
): Promise<Uint8Array> => {
  if ((file.file_size ?? 0) > mostBytes) throw new Refusal('media.too-large', { megabytes: mostMegabytes })
  const { token, options } = ctx.api
  const found = await ctx.api.getFile(file.file_id).catch(error => {
    if (error instanceof GrammyError && /too big/i.test(error.description))
      throw new Refusal('media.too-large', { megabytes: mostMegabytes })
    throw error
  })
  const root = options?.apiRoot ?? 'https://api.telegram.org'
  // The address holds the token: it must not reach a log, so no error of fetch is passed on.
  const answer = await fetch(`${root}/file/bot${token}/${found.file_path ?? ''}`, {
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null)
  if (!answer?.ok) throw new Outage('Telegram does not give the file now')
  if (Number(answer.headers.get('content-length') ?? 0) > mostBytes)
    throw new Refusal('media.too-large', { megabytes: mostMegabytes })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes.length > mostBytes) throw new Refusal('media.too-large', { megabytes: mostMegabytes })
  return bytes
}
