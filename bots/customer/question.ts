import type { Middleware } from 'grammy'
import { sentenceFor } from '../../locales/sentence.ts'
import { Refusal } from '../../server/domain/refusals.ts'
import { button, keyboard } from '../kit/buttons.ts'
import type { ChatContext } from '../kit/context.ts'
import { beginDialog, defineDialog } from '../kit/dialogs.ts'
import { leaveTap } from './taps.ts'

/** Tries at an answer before the question is let go. */
const mostTries = 10

/** What became of an answer: null it was taken, otherwise the sentence that asks for another one. */
type Taken = string | null

/**
 * A question whose answer is a line of text. A refusal of the services is told and the question stays open; anything but
 * text is told so too.
 */
export const defineQuestion = (
  name: string,
  take: (ctx: ChatContext, text: string, ...given: string[]) => Promise<Taken>,
): Middleware<ChatContext> =>
  defineDialog(name, async (conversation, _begun, ...given) => {
    for (let tries = 0; tries < mostTries; tries++) {
      const answer = await conversation.waitUntil(ctx => ctx.message !== undefined)
      const text = answer.message?.text
      // What leaves `external` is copied and loses its kind; whoever catches it must know passing trouble from our bugs.
      const trouble: unknown[] = []
      const isTaken = await conversation.external(ctx =>
        hear(ctx, text, () => take(ctx, text ?? '', ...given)).catch(error => {
          trouble.push(error)
          return false
        }),
      )
      if (trouble.length > 0) throw trouble[0]
      if (isTaken) return
    }
  })

/** Takes an answer or asks for another one. Answers whether it was taken. */
const hear = async (
  ctx: ChatContext,
  text: string | undefined,
  take: () => Promise<Taken>,
): Promise<boolean> => {
  const { words } = ctx.house
  const again =
    text === undefined
      ? words.t('text-please')
      : await take().catch(error => {
          if (error instanceof Refusal) return sentenceFor(error, words)
          throw error
        })
  if (again !== null) await ctx.reply(again, { reply_markup: leaveKeyboard(ctx) })
  return again === null
}

const leaveKeyboard = (ctx: ChatContext) =>
  keyboard([button(ctx.house.words.t('leave-button'), leaveTap.pack())])

/** Asks a defined question; the answer goes to its `take`. */
export const ask = async (
  ctx: ChatContext,
  name: string,
  html: string,
  ...given: string[]
): Promise<void> => {
  await ctx.reply(html, { parse_mode: 'HTML', reply_markup: leaveKeyboard(ctx) })
  await beginDialog(ctx, name, ...given)
}
