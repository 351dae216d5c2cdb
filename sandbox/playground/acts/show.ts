import type { Composer } from 'grammy'
import type { PlaygroundContext } from '../context.ts'

type Show = (ctx: PlaygroundContext) => Promise<unknown>

/** Does the same for a button of the menu and for its command, and stops the clock on the button. Groups get help. */
export function onShow(acts: Composer<PlaygroundContext>, name: string, show: Show, command?: string): void {
  acts.callbackQuery(`show:${name}`, async ctx => {
    await ctx.answerCallbackQuery()
    await show(ctx)
  })
  if (command === undefined) return
  acts.command(command, ctx => (ctx.chat.type === 'private' ? show(ctx) : ctx.reply(ctx.say.help)))
}
