import type { InaccessibleMessage, Message, MessageOrigin, Update } from 'grammy/types'
import { findMessage, findTrace } from '../find-message.ts'
import type { BotAccount, Chat, ForwardOrigin, ServiceContent, StoredMessage } from '../model.ts'
import type { World } from '../world.ts'
import { toChat, userById } from './accounts.ts'
import { addMedia, addVenue, toLocation } from './content.ts'
import { addInvoice, addPayment } from './payments.ts'
import { toPollInMessage } from './poll.ts'
import { toSharedChat, toSharedUsers } from './shared-peers.ts'

export type BotSideMessage = Message & Update.NonChannel

/**
 * The Message object one bot gets. File ids are that bot's own; the replied-to message is included once,
 * without its own reply, as the Bot API has it.
 */
export function toMessage(
  world: World,
  bot: BotAccount,
  chat: Chat,
  message: StoredMessage,
  isQuoted = false,
): BotSideMessage {
  const out: BotSideMessage = {
    message_id: message.id,
    from: userById(world, message.fromId),
    chat: toChat(chat),
    date: message.date,
  }
  if (message.visibleTo) {
    out.message_id = 0
    out.ephemeral_message_id = message.id
    out.receiver_user = userById(world, message.visibleTo)
  }
  if (message.editDate > 0) out.edit_date = message.editDate
  if (message.threadId > 0) {
    out.message_thread_id = message.threadId
    out.is_topic_message = true
  }
  if (message.forward) out.forward_origin = toOrigin(world, message.forward)
  const answeredId = answeredMessage(message)
  if (answeredId > 0 && !isQuoted) {
    const original = findMessage(chat, answeredId)
    if (original) {
      out.reply_to_message = Object.assign(toMessage(world, bot, chat, original, true), {
        reply_to_message: undefined,
      })
    }
  }
  if (message.viaBotId > 0) out.via_bot = userById(world, message.viaBotId)
  if (message.mediaGroupId) out.media_group_id = message.mediaGroupId
  if (message.isProtected) out.has_protected_content = true
  addContent(world, out, bot, chat, message)
  if (message.buttons) out.reply_markup = message.buttons
  return out
}

/** What answers nothing else in a topic answers the message that opened it; see Client.cpp. */
function answeredMessage(message: StoredMessage): number {
  if (message.replyToId > 0) return message.replyToId
  return message.threadId === message.id ? 0 : message.threadId
}

/** For callbacks and pins: a deleted message is only a number. */
export function toMaybeInaccessible(
  world: World,
  bot: BotAccount,
  chat: Chat,
  messageId: number,
): BotSideMessage | InaccessibleMessage {
  const message = findTrace(chat, messageId)
  if (message && message.content.kind !== 'deleted') return toMessage(world, bot, chat, message)
  return { chat: toChat(chat), message_id: messageId, date: 0 }
}

function addContent(world: World, out: Message, bot: BotAccount, chat: Chat, message: StoredMessage) {
  const { content } = message
  switch (content.kind) {
    case 'text':
      out.text = content.text
      if (content.entities.length > 0) out.entities = content.entities
      if (content.linkPreview) out.link_preview_options = content.linkPreview
      return
    case 'location':
      out.location = toLocation(content, message.date)
      return
    case 'venue':
      return addVenue(out, content)
    case 'contact': {
      const { contact } = content
      out.contact = { phone_number: contact.phoneNumber, first_name: contact.firstName }
      if (contact.lastName) out.contact.last_name = contact.lastName
      if (contact.vcard) out.contact.vcard = contact.vcard
      if (contact.userId) out.contact.user_id = contact.userId
      return
    }
    case 'poll': {
      const poll = world.polls.get(content.pollId)
      if (poll) out.poll = toPollInMessage(poll, bot.id)
      return
    }
    case 'invoice':
      return addInvoice(world, out, content)
    case 'dice':
      out.dice = { emoji: content.emoji, value: content.value }
      return
    case 'rich':
      out.rich_message = { blocks: content.blocks }
      return
    case 'service':
      return addService(world, out, bot, chat, content.service)
    case 'deleted':
      return
    default:
      addMedia(out, content, bot)
  }
}

function addService(world: World, out: Message, bot: BotAccount, chat: Chat, service: ServiceContent) {
  switch (service.kind) {
    case 'pinned':
      out.pinned_message = toMaybeInaccessible(world, bot, chat, service.messageId)
      return
    case 'joined':
      out.new_chat_members = service.userIds.map(id => userById(world, id))
      return
    case 'left':
      out.left_chat_member = userById(world, service.userId)
      return
    case 'group_created':
      out.group_chat_created = true
      return
    case 'title_changed':
      out.new_chat_title = service.title
      return
    case 'topic_created':
      out.forum_topic_created = {
        name: service.name,
        icon_color: service.iconColor,
        ...iconOf(service.iconCustomEmojiId),
      }
      return
    case 'topic_edited':
      out.forum_topic_edited = {
        ...(service.name === null ? {} : { name: service.name }),
        ...iconOf(service.iconCustomEmojiId),
      }
      return
    case 'topic_closed':
      out.forum_topic_closed = {}
      return
    case 'topic_reopened':
      out.forum_topic_reopened = {}
      return
    case 'general_topic_hidden':
      out.general_forum_topic_hidden = {}
      return
    case 'general_topic_shown':
      out.general_forum_topic_unhidden = {}
      return
    case 'proximity_alert':
      out.proximity_alert_triggered = {
        traveler: userById(world, service.travelerId),
        watcher: userById(world, service.watcherId),
        distance: service.metres,
      }
      return
    case 'web_app_data':
      out.web_app_data = { data: service.data, button_text: service.buttonText }
      return
    case 'write_access_allowed':
      out.write_access_allowed =
        service.appName === null ? { from_request: true } : { web_app_name: service.appName }
      return
    case 'migrated_to':
      out.migrate_to_chat_id = service.chatId
      return
    case 'migrated_from':
      out.migrate_from_chat_id = service.chatId
      return
    case 'users_shared':
      out.users_shared = toSharedUsers(world, bot, service)
      return
    case 'chat_shared':
      out.chat_shared = toSharedChat(world, service)
      return
    case 'successful_payment':
    case 'refunded_payment':
      return addPayment(world, out, service)
  }
}

/** An empty id means that the icon was taken away. */
function iconOf(id: string | undefined) {
  return id === undefined ? {} : { icon_custom_emoji_id: id }
}

function toOrigin(world: World, forward: ForwardOrigin): MessageOrigin {
  if (forward.kind === 'hidden_user') {
    return { type: 'hidden_user', date: forward.date, sender_user_name: forward.name }
  }
  return { type: 'user', date: forward.date, sender_user: userById(world, forward.userId) }
}
