import { type Conversation, createConversation } from '@grammyjs/conversations'
import type { Middleware } from 'grammy'
import type { ChatContext } from './context.ts'

export type Dialog = Conversation<ChatContext, ChatContext>

const waitMinutes = 30

/**
 * A short text dialog. Its body runs again from the top on every update, so whatever asks a service stands inside
 * `conversation.external`, whose context is the real one with the house on it. What the dialog does not wait for falls
 * through to the other handlers.
 */
export const defineDialog = (
  name: string,
  body: (conversation: Dialog, ctx: ChatContext, ...args: string[]) => Promise<void>,
): Middleware<ChatContext> =>
  createConversation<ChatContext, ChatContext>(body, {
    id: name,
    parallel: true,
    maxMillisecondsToWait: waitMinutes * 60_000,
  })

/** Begins a dialog, ending any other that was waiting in this chat: one question at a time. */
export const beginDialog = async (ctx: ChatContext, name: string, ...args: string[]): Promise<void> => {
  await ctx.conversation.exitAll()
  await ctx.house.meetDialogs()
  await ctx.conversation.enter(name, ...args)
}
