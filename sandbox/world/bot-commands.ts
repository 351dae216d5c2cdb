import type { BotCommand, BotCommandScope, MenuButton } from 'grammy/types'
import type { BotAccount, Chat, Person } from './model.ts'

/** The key under which a scope's lists are kept. */
export function scopeKey(scope: BotCommandScope): string {
  if (scope.type === 'chat_member') return `chat_member ${scope.chat_id} ${scope.user_id}`
  return 'chat_id' in scope ? `${scope.type} ${scope.chat_id}` : scope.type
}

/** The list this person sees in this chat: the narrowest scope first, in each the person's language first. */
export function commandsFor(bot: BotAccount, chat: Chat, person: Person): BotCommand[] {
  const language = person.languageCode?.slice(0, 2) ?? ''
  for (const key of scopesOf(chat, person)) {
    const lists = bot.commands.get(key)
    const list = lists?.get(language) ?? lists?.get('')
    if (list && list.length > 0) return list
  }
  return []
}

function scopesOf(chat: Chat, person: Person): string[] {
  if (chat.type === 'private') return [`chat ${person.id}`, 'all_private_chats', 'default']
  const status = chat.members.get(person.id)
  const isAdministrator = status === 'administrator' || status === 'creator'
  return [
    `chat_member ${chat.id} ${person.id}`,
    ...(isAdministrator ? [`chat_administrators ${chat.id}`] : []),
    `chat ${chat.id}`,
    ...(isAdministrator ? ['all_chat_administrators'] : []),
    'all_group_chats',
    'default',
  ]
}

/** The button beside the text field in a private chat. */
export function menuButtonFor(bot: BotAccount, personId: number): MenuButton {
  const own = bot.menuButtons.get(personId)
  return own && own.type !== 'default' ? own : bot.menuButton
}
