import { toUser } from '../../world/bot-view/accounts.ts'
import type { Localized } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

const maxNameLength = 64
const maxDescriptionLength = 512
const maxShortDescriptionLength = 120

/** Who the bot is, and what it says of itself. */
export const accountMethods: Handlers = {
  getMe: call => ({
    ...toUser(call.bot),
    is_bot: true,
    username: call.bot.username,
    can_join_groups: call.bot.canJoinGroups,
    can_read_all_group_messages: call.bot.canReadAllGroupMessages,
    supports_inline_queries: call.bot.inlinePlaceholder !== null,
    can_connect_to_business: false,
    has_main_web_app: call.bot.mainAppUrl !== null,
    has_topics_enabled: call.bot.hasTopics,
    allows_users_to_create_topics: call.bot.hasTopics,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }),
  /** After it the bot is unknown here until the world is reset. */
  logOut: call => {
    call.hub.sessions.logOut(call.bot)
    call.hub.polls.endForLogOut(call.bot)
    return true
  },
  close: call => {
    call.hub.sessions.close()
    return true
  },
  setMyName: call => setText(call, call.bot.name, call.text('name'), maxNameLength),
  getMyName: call => ({ name: textIn(call.bot.name, call.text('language_code')) }),
  setMyDescription: call =>
    setText(call, call.bot.description, call.text('description'), maxDescriptionLength),
  getMyDescription: call => ({ description: textIn(call.bot.description, call.text('language_code')) }),
  setMyShortDescription: call =>
    setText(call, call.bot.shortDescription, call.text('short_description'), maxShortDescriptionLength),
  getMyShortDescription: call => ({
    short_description: textIn(call.bot.shortDescription, call.text('language_code')),
  }),
}

function setText(call: Call<'language_code'>, texts: Localized, text: string, most: number): true {
  const language = languageOf(call)
  if (text.length > most) throw badRequest('text is too long')
  // Without a text the language falls back to the default one again; the default itself can become empty.
  if (text === '' && language !== '') texts.delete(language)
  else texts.set(language, text)
  call.world.events.add({ kind: 'state', chat: null })
  return true
}

function textIn(texts: Localized, language: string): string {
  return texts.get(language) ?? texts.get('') ?? ''
}

/** Two letters or nothing. */
export function languageOf(call: Call<'language_code'>): string {
  const language = call.text('language_code')
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified')
  return language
}
