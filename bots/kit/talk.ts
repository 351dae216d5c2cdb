import type { ChatContext } from './context.ts'

/** In whose name this person writes in this chat, and until when it holds. */
type Talk = { readonly conversationId: string; readonly orderNumber: number; readonly until: number }

const holdsMinutes = 30

const keyOf = (ctx: ChatContext): string => `talk:${ctx.house.bot}:${ctx.chat?.id}:${ctx.from?.id}`

/** From now on what this person writes in this chat goes to that conversation. */
export const beginTalk = (ctx: ChatContext, conversationId: string, orderNumber: number): Promise<void> =>
  ctx.house.services.screens.write(keyOf(ctx), {
    conversationId,
    orderNumber,
    until: Date.now() + holdsMinutes * 60_000,
  } satisfies Talk)

export const endTalk = (ctx: ChatContext): Promise<void> => ctx.house.services.screens.forget(keyOf(ctx))

/** The conversation this person is writing in, if any. */
export const currentTalk = async (ctx: ChatContext): Promise<Talk | null> => {
  const talk = (await ctx.house.services.screens.read(keyOf(ctx))) as Talk | undefined
  return talk && talk.until > Date.now() ? talk : null
}
