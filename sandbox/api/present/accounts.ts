import type { MenuButton } from 'grammy/types'
import { commandsFor, menuButtonFor } from '../../world/bot-commands.ts'
import { findMessage } from '../../world/find-message.ts'
import type { BotAccount, Chat, GroupChat, HeldKeyboard, Person, Topic } from '../../world/model.ts'
import { isBot, nameOf, type World } from '../../world/world.ts'
import type {
  BotView,
  ChatDetailView,
  ChatView,
  CommandView,
  MenuButtonView,
  ReplyKeyboardView,
  TopicView,
  UserView,
} from '../contract.ts'
import { filesPath, toMessageView } from './messages.ts'

export function toUserView(account: Person | BotAccount): UserView {
  if (isBot(account)) {
    const { id, username, color } = account
    return {
      id,
      firstName: nameOf(account),
      lastName: null,
      username,
      languageCode: null,
      phone: null,
      isBot: true,
      color,
      photoUrl: photoOf(account),
    }
  }
  const { id, firstName, lastName, username, languageCode, phone, color } = account
  const photoUrl = photoOf(account)
  return { id, firstName, lastName, username, languageCode, phone, isBot: false, color, photoUrl }
}

function photoOf({ photos }: Person | BotAccount): string | null {
  return photos[0] ? `${filesPath}/${photos[0].uniqueId}` : null
}

export function toBotView(bot: BotAccount, language = ''): BotView {
  const inLanguage = (texts: Map<string, string>) => texts.get(language) ?? texts.get('') ?? ''
  return {
    id: bot.id,
    username: bot.username,
    name: inLanguage(bot.name),
    description: inLanguage(bot.description),
    shortDescription: inLanguage(bot.shortDescription),
    commands: [...(bot.commands.get('default')?.get('') ?? [])],
    menuButton: toMenuButtonView(bot.menuButton),
    color: bot.color,
    photoUrl: photoOf(bot),
    inlinePlaceholder: bot.inlinePlaceholder,
    mainAppUrl: bot.mainAppUrl,
    apps: [...bot.apps],
  }
}

export function toChatView(world: World, chat: Chat): ChatView {
  const lastMessageId = chat.messages.at(-1)?.id ?? null
  if (chat.type === 'private') {
    return {
      id: chat.key,
      type: 'private',
      title: nameOf(chat.bot),
      topics: chat.topics ? [...chat.topics.values()].map(toTopicView) : null,
      members: [
        { userId: chat.person.id, status: 'member' },
        { userId: chat.bot.id, status: chat.isBlocked ? 'kicked' : 'member' },
      ],
      lastMessageId,
    }
  }
  return {
    id: chat.key,
    type: chat.type,
    title: chat.title,
    topics: chat.topics ? [...chat.topics.values()].map(toTopicView) : null,
    members: [...chat.members]
      .filter(([id]) => world.account(id) !== undefined)
      .map(([userId, status]) => ({ userId, status })),
    lastMessageId,
  }
}

function toTopicView({ threadId, name, iconColor, isClosed }: Topic): TopicView {
  return { threadId, name, iconColor, isClosed }
}

/** The chat as one person sees it: keyboard, commands in their language, pins. */
export function toChatDetail(world: World, chat: Chat, person: Person): ChatDetailView {
  const isPrivate = chat.type === 'private'
  return {
    ...toChatView(world, chat),
    commands: isPrivate ? commandsFor(chat.bot, chat, person) : groupCommands(world, chat, person),
    menuButton: isPrivate ? toMenuButtonView(menuButtonFor(chat.bot, person.id)) : null,
    replyKeyboard: toReplyKeyboard(chat.keyboards.get(person.id)),
    forceReplyTo: chat.forcedReplies.get(person.id) ?? null,
    pinned: chat.pinned.flatMap(id => {
      const message = findMessage(chat, id)
      return message ? [toMessageView(world, chat, message)] : []
    }),
    isStarted: isPrivate ? chat.isStarted : true,
    isBlocked: isPrivate ? chat.isBlocked : false,
    bot: isPrivate ? toBotView(chat.bot, person.languageCode?.slice(0, 2)) : null,
    lastEventId: world.events.lastId,
  }
}

/** In a group a command names its bot, so that the right one hears it. */
function groupCommands(world: World, group: GroupChat, person: Person): CommandView[] {
  return [...group.members.keys()].flatMap(id => {
    const bot = world.bots.get(id)
    if (!bot) return []
    return commandsFor(bot, group, person).map(({ command, description }) => ({
      command: `${command}@${bot.username}`,
      description,
    }))
  })
}

function toMenuButtonView(button: MenuButton): MenuButtonView {
  return button.type === 'web_app'
    ? { kind: 'web_app', text: button.text, url: button.web_app.url }
    : { kind: 'commands' }
}

function toReplyKeyboard(held: HeldKeyboard | undefined): ReplyKeyboardView | null {
  if (!held) return null
  const { markup, messageId } = held
  return {
    rows: markup.keyboard.map((buttons, row) =>
      buttons.map((button, column) => ({
        row,
        column,
        text: button.text,
        kind: button.kind,
        style: button.style ?? null,
        url: button.url ?? null,
        maxQuantity: button.request?.maxQuantity ?? 1,
      })),
    ),
    isPersistent: markup.is_persistent,
    isOneTime: markup.one_time_keyboard,
    isResized: markup.resize_keyboard,
    placeholder: markup.input_field_placeholder ?? null,
    messageId,
  }
}
