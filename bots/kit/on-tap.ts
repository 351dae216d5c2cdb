import type { Composer } from 'grammy'
import { Refusal } from '../../server/domain/refusals.ts'
import type { ChatContext } from './context.ts'
import type { Tap } from './taps.ts'

/**
 * Answers a tap with its typed values. Data of an older shape is answered with "this button is old".
 */
export const onTap = <V extends readonly unknown[]>(
  composer: Composer<ChatContext>,
  tap: Tap<V>,
  answer: (ctx: ChatContext, ...values: V) => Promise<unknown>,
): void => {
  composer.callbackQuery(tap.pattern, async ctx => {
    const values = tap.unpack(ctx.callbackQuery.data)
    if (!values) throw new Refusal('request.out-of-date')
    await answer(ctx, ...values)
  })
}
