import type { Middleware } from 'grammy'
import { type AppName, appPage } from './apps.ts'
import type { ChatContext } from './context.ts'

/** Which app stands beside the text field of this person's chat, if any. */
export type MenuApp = (ctx: ChatContext) => { readonly app: AppName; readonly label: string } | null

const mostKnown = 20_000

/**
 * Keeps the button beside the text field: the app for this person, in their language. It is set when it would be another
 * than before (somebody has become a driver, or speaks another language now); which one it was is known for as long as
 * the process lives, and setting it once more harms nobody.
 */
export const keepMenuButton = (menuApp: MenuApp | undefined): Middleware<ChatContext> => {
  const known = new Map<number, string>()
  return async (ctx, next) => {
    await next()
    const { apps, words, log } = ctx.house
    if (!apps || !menuApp || ctx.chat?.type !== 'private') return
    const wanted = menuApp(ctx)
    const sign = wanted ? `${wanted.app} ${words.language}` : ''
    if ((known.get(ctx.chat.id) ?? '') === sign) return
    known.set(ctx.chat.id, sign)
    const oldest = known.keys().next().value
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
    try {
      await ctx.setChatMenuButton({
        // without it the button would be everybody's
        chat_id: ctx.chat.id,
        menu_button: wanted
          ? {
              type: 'web_app',
              text: words.t(wanted.label),
              web_app: { url: appPage(apps, wanted.app) },
            }
          : { type: 'default' },
      })
    } catch (error) {
      // The chat works without it.
      known.delete(ctx.chat.id)
      log.debug({ error: String(error) }, 'the menu button could not be set')
    }
  }
}
