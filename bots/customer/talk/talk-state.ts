import type { ChatContext } from '../../kit/context.ts'

/** With whom a person is writing right now, in this chat. */
export type Talk = {
  readonly conversationId: string
  readonly kind: 'driver' | 'dispatcher'
  readonly orderNumber: number
  /** The other side as the keyboard names it. */
  readonly name: string
}

const keyOf = (ctx: ChatContext): string => `talk:${ctx.house.bot}:${ctx.chat?.id ?? ctx.from?.id ?? 0}`

const isTalk = (value: unknown): value is Talk =>
  typeof value === 'object' &&
  value !== null &&
  'conversationId' in value &&
  typeof value.conversationId === 'string' &&
  'kind' in value &&
  (value.kind === 'driver' || value.kind === 'dispatcher') &&
  'orderNumber' in value &&
  typeof value.orderNumber === 'number' &&
  'name' in value &&
  typeof value.name === 'string'

/** null when the person is not writing to anybody. */
export const readTalk = async (ctx: ChatContext): Promise<Talk | null> => {
  const value = await ctx.house.services.screens.read(keyOf(ctx))
  return isTalk(value) ? value : null
}

export const keepTalk = (ctx: ChatContext, talk: Talk): Promise<void> =>
  ctx.house.services.screens.write(keyOf(ctx), talk)

export const forgetTalk = (ctx: ChatContext): Promise<void> => ctx.house.services.screens.forget(keyOf(ctx))
