import { setTimeout as sleep } from 'node:timers/promises'
import { Composer } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import { onShow } from './show.ts'

const pauseMs = 500

/** A message that is seen while it is written, as a bot with a language model sends it. */
export const draftActs = new Composer<PlaygroundContext>()

onShow(draftActs, 'draft', async ctx => {
  const chatId = ctx.chat?.id
  if (chatId === undefined) return
  // Written while other updates are heard. A chat that is gone by then needs no message.
  void write(ctx, chatId).catch(() => {})
})

async function write(ctx: PlaygroundContext, chatId: number): Promise<void> {
  for (let said = 1; said <= ctx.say.draft.length; said++) {
    const text = said === 1 ? (ctx.say.draft[0] ?? '') : ctx.say.draft.slice(1, said).join(' ')
    await ctx.api.sendMessageDraft(chatId, ctx.update.update_id, text)
    await sleep(pauseMs, undefined, { signal: ctx.place.stopped })
  }
  await ctx.api.sendMessage(chatId, ctx.say.drafted)
}
