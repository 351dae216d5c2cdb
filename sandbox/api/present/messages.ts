import type { MessageEntity } from 'grammy/types'
import type { StoredFile } from '../../world/files.ts'
import { findTrace } from '../../world/find-message.ts'
import { isLive, liveUntil } from '../../world/live-locations.ts'
import type { Chat, LocationContent, MediaContent, StoredMessage } from '../../world/model.ts'
import { isBot, nameOf, type World } from '../../world/world.ts'
import type { EntityView, FileView, LocationView, MessageView, ReactionView } from '../contract.ts'
import { toButtonViews } from './buttons.ts'
import { toInvoiceView } from './payments.ts'
import { toPollView } from './polls.ts'
import { toServiceView } from './services.ts'

export const filesPath = '/sandbox/api/files'

/** One message as the people in the chat see it. */
export function toMessageView(world: World, chat: Chat, message: StoredMessage): MessageView {
  const view: MessageView = {
    id: message.id,
    chatId: chat.key,
    threadId: message.threadId || null,
    from: authorOf(world, message.fromId),
    date: message.date,
    // A reaction or other buttons are no edit to the eye.
    editDate: message.contentEditDate ?? null,
    isDeleted: message.content.kind === 'deleted',
    isPinned: chat.pinned.includes(message.id),
    text: null,
    entities: [],
    caption: null,
    captionEntities: [],
    isCaptionAbove: false,
    hasSpoiler: false,
    photo: null,
    document: null,
    voice: null,
    sticker: null,
    other: null,
    location: null,
    venue: null,
    contact: null,
    invoice: null,
    poll: null,
    service: null,
    buttons: toButtonViews(message.buttons),
    replyTo: replyOf(world, chat, message),
    forwardOrigin: message.forward && {
      kind: message.forward.kind,
      name: message.forward.name,
      userId: message.forward.kind === 'user' ? message.forward.userId : null,
      date: message.forward.date,
    },
    mediaGroupId: message.mediaGroupId,
    isProtected: message.isProtected,
    reactions: toReactions(message),
    viaBot: viaBotOf(world, message),
    visibleTo: message.visibleTo ?? null,
  }
  addContent(world, view, chat, message)
  return view
}

function addContent(world: World, view: MessageView, chat: Chat, message: StoredMessage) {
  const { content } = message
  switch (content.kind) {
    case 'text':
    case 'rich':
      view.text = content.text
      view.entities = content.entities.map(toEntityView)
      return
    case 'location':
      view.location = toLocationView(content, message.date)
      return
    case 'venue': {
      const { latitude, longitude } = content.place
      view.venue = { title: content.title, address: content.address, latitude, longitude }
      return
    }
    case 'contact': {
      const { phoneNumber, firstName, lastName, userId } = content.contact
      view.contact = { phoneNumber, firstName, lastName: lastName || null, userId: userId ?? null }
      return
    }
    case 'poll': {
      const poll = world.polls.get(content.pollId)
      view.poll = poll ? toPollView(poll) : null
      return
    }
    case 'dice':
      view.other = { kind: 'dice', label: `${content.emoji} ${content.value}`, file: null }
      return
    case 'invoice':
      view.invoice = toInvoiceView(world, chat, content)
      return
    case 'service':
      view.service = toServiceView(world, content.service)
      return
    case 'deleted':
      return
    default:
      addMedia(view, content)
  }
}

function addMedia(view: MessageView, content: MediaContent) {
  const file = toFileView(content.file)
  view.caption = content.caption || null
  view.captionEntities = content.captionEntities.map(toEntityView)
  view.isCaptionAbove = content.isCaptionAbove ?? false
  view.hasSpoiler = content.isSpoiler ?? false
  switch (content.kind) {
    case 'photo':
      view.photo = { ...file, width: content.file.width, height: content.file.height }
      return
    case 'document':
      view.document = file
      return
    case 'voice':
      view.voice = { ...file, durationSeconds: content.duration ?? 0 }
      return
    case 'sticker':
      view.sticker = { ...file, emoji: content.emoji || null }
      return
    default:
      view.other = { kind: content.kind, label: content.title || content.file.name || content.kind, file }
  }
}

function toFileView(file: StoredFile): FileView {
  return {
    url: `${filesPath}/${file.uniqueId}`,
    name: file.name,
    mimeType: file.mimeType,
    sizeBytes: file.bytes.length,
  }
}

function toLocationView({ place, live }: LocationContent, sentAt: number): LocationView {
  const view: LocationView = {
    latitude: place.latitude,
    longitude: place.longitude,
    isLive: live !== null && isLive(live, sentAt),
    liveUntil: live && liveUntil(live, sentAt),
  }
  if (place.horizontalAccuracy !== undefined) view.horizontalAccuracyMetres = place.horizontalAccuracy
  if (live && view.isLive) view.livePeriodSeconds = live.period
  if (live?.heading !== undefined) view.heading = live.heading
  if (live?.proximityAlertRadius !== undefined) view.proximityAlertMetres = live.proximityAlertRadius
  return view
}

export function toEntityView(entity: MessageEntity): EntityView {
  const view: EntityView = { type: entity.type, offset: entity.offset, length: entity.length }
  if (entity.type === 'text_link') view.url = entity.url
  if (entity.type === 'text_mention') view.userId = entity.user.id
  if (entity.type === 'pre' && entity.language) view.language = entity.language
  return view
}

function authorOf(world: World, id: number): MessageView['from'] {
  const account = world.account(id)
  if (!account) return { id, name: 'Deleted Account', isBot: false, color: '#8a8a8a' }
  return { id, name: nameOf(account), isBot: isBot(account), color: account.color }
}

function viaBotOf(world: World, message: StoredMessage): MessageView['viaBot'] {
  const bot = world.bots.get(message.viaBotId)
  return bot ? { id: bot.id, username: bot.username } : null
}

const excerptLength = 80

function replyOf(world: World, chat: Chat, message: StoredMessage): MessageView['replyTo'] {
  const original = message.replyToId > 0 ? findTrace(chat, message.replyToId) : undefined
  if (!original) return null
  return {
    messageId: original.id,
    fromName: authorOf(world, original.fromId).name,
    excerpt: excerptOf(original),
  }
}

function excerptOf({ content }: StoredMessage): string {
  if (content.kind === 'text') return content.text.slice(0, excerptLength)
  if ('caption' in content && content.caption !== '') return content.caption.slice(0, excerptLength)
  return content.kind
}

function toReactions(message: StoredMessage): ReactionView[] {
  const byEmoji = new Map<string, number[]>()
  for (const [userId, emoji] of message.reactions ?? [])
    byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), userId])
  return [...byEmoji].map(([emoji, userIds]) => ({ emoji, userIds }))
}
