import { Composer } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import { onShow } from './show.ts'

/** A text with every mark there is. */
export const formattingActs = new Composer<PlaygroundContext>()

onShow(formattingActs, 'formatting', ctx =>
  ctx.reply(ctx.say.formatting(ctx.from?.id ?? 0), {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  }),
)
