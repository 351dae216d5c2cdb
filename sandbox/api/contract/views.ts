import { z } from 'zod'

/**
 * A chat's one name in this API. Groups: the Bot API id as text ("-1002000000001").
 * Private chats: "<userId>:<botId>". Wherever a path takes a chat id together with `as`, the bot's
 * "@username" or its bare numeric id are understood too and mean "my private chat with that bot".
 */
export const ChatId = z.string().min(1).max(80)
export const UserId = z.number().int().positive()
export const MessageId = z.number().int().positive()
/** Seconds since 1970, as everywhere in the Bot API. */
export const UnixSeconds = z.number().int().nonnegative()
export const Latitude = z.number().min(-90).max(90)
export const Longitude = z.number().min(-180).max(180)

export const UserView = z.object({
  id: UserId,
  firstName: z.string(),
  lastName: z.string().nullable(),
  username: z.string().nullable(),
  languageCode: z.string().nullable(),
  /** International, with a leading plus; null for bots. */
  phone: z.string().nullable(),
  isBot: z.boolean(),
  /** CSS colour of the avatar and of the name in groups. */
  color: z.string(),
  /** The newest profile photo, a path on this server; null: the first letters of the name on the colour. */
  photoUrl: z.string().nullable(),
})
export type UserView = z.infer<typeof UserView>

export const CommandView = z.object({ command: z.string(), description: z.string() })
export type CommandView = z.infer<typeof CommandView>

export const MenuButtonView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('commands') }),
  z.object({ kind: z.literal('web_app'), text: z.string(), url: z.string() }),
])
export type MenuButtonView = z.infer<typeof MenuButtonView>

export const BotView = z.object({
  id: UserId,
  username: z.string(),
  name: z.string(),
  /** Shown in the empty chat before Start is pressed. */
  description: z.string(),
  shortDescription: z.string(),
  /** Default scope; the list for one person and language is in `ChatDetailView.commands`. */
  commands: z.array(CommandView),
  menuButton: MenuButtonView,
  color: z.string(),
  photoUrl: z.string().nullable(),
  /** What stands in the field after "@bot "; null: the bot has no inline mode. */
  inlinePlaceholder: z.string().nullable(),
  /** Opened by `t.me/<bot>?startapp=…` and from the bot's page; null: there is none. */
  mainAppUrl: z.string().nullable(),
  /** Opened by `t.me/<bot>/<shortName>?startapp=…`. */
  apps: z.array(z.object({ shortName: z.string(), title: z.string(), url: z.string() })),
})
export type BotView = z.infer<typeof BotView>

export const TopicView = z.object({
  threadId: z.number().int().positive(),
  name: z.string(),
  iconColor: z.number().int(),
  isClosed: z.boolean(),
})
export type TopicView = z.infer<typeof TopicView>

export const MemberView = z.object({
  userId: UserId,
  status: z.enum(['creator', 'administrator', 'member', 'left', 'kicked']),
})
export type MemberView = z.infer<typeof MemberView>

export const ChatView = z.object({
  id: ChatId,
  type: z.enum(['private', 'group', 'supergroup']),
  title: z.string(),
  /** Null where the chat is not a forum. */
  topics: z.array(TopicView).nullable(),
  members: z.array(MemberView),
  lastMessageId: MessageId.nullable(),
})
export type ChatView = z.infer<typeof ChatView>

export const ButtonStyle = z.enum(['danger', 'success', 'primary'])
export type ButtonStyle = z.infer<typeof ButtonStyle>

export const InlineButtonView = z.object({
  row: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
  text: z.string(),
  kind: z.enum([
    'callback',
    'url',
    'web_app',
    'login_url',
    'copy_text',
    'switch_inline',
    'pay',
    'game',
    'disabled',
  ]),
  style: ButtonStyle.nullable(),
  /** For url, web_app and login_url. */
  url: z.string().nullable(),
  /** What goes to the clipboard on copy_text. */
  copyText: z.string().nullable(),
  /** Known to every client, shown to nobody; lets a test press a button that is no longer there. */
  callbackData: z.string().nullable(),
})
export type InlineButtonView = z.infer<typeof InlineButtonView>

export const ReplyButtonView = z.object({
  row: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
  text: z.string(),
  kind: z.enum([
    'text',
    'request_contact',
    'request_location',
    'request_users',
    'request_chat',
    'request_poll',
    'web_app',
    'other',
  ]),
  style: ButtonStyle.nullable(),
  url: z.string().nullable(),
  /** request_users: how many may be chosen; 1 for everything else. */
  maxQuantity: z.number().int().positive(),
})
export type ReplyButtonView = z.infer<typeof ReplyButtonView>

export const ReplyKeyboardView = z.object({
  rows: z.array(z.array(ReplyButtonView)),
  isPersistent: z.boolean(),
  isOneTime: z.boolean(),
  isResized: z.boolean(),
  placeholder: z.string().nullable(),
  /** The message that brought it. */
  messageId: MessageId,
})
export type ReplyKeyboardView = z.infer<typeof ReplyKeyboardView>

/** Offsets and lengths in UTF-16 code units, so JavaScript's `slice` is right as it is. */
export const EntityView = z.object({
  type: z.enum([
    'mention',
    'hashtag',
    'cashtag',
    'bot_command',
    'url',
    'email',
    'phone_number',
    'bold',
    'italic',
    'underline',
    'strikethrough',
    'spoiler',
    'blockquote',
    'expandable_blockquote',
    'code',
    'pre',
    'text_link',
    'text_mention',
    'custom_emoji',
    'date_time',
  ]),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  url: z.string().optional(),
  userId: UserId.optional(),
  language: z.string().optional(),
})
export type EntityView = z.infer<typeof EntityView>

export const FileView = z.object({
  /** Path on this server, ready for `src` and `href`. */
  url: z.string(),
  name: z.string().nullable(),
  mimeType: z.string().nullable(),
  sizeBytes: z.number().int().nonnegative(),
})
export type FileView = z.infer<typeof FileView>

export const LocationView = z.object({
  latitude: Latitude,
  longitude: Longitude,
  horizontalAccuracyMetres: z.number().optional(),
  /** Only while it is live: how long it was announced for, in seconds (2147483647 = until stopped). */
  livePeriodSeconds: z.number().int().optional(),
  /** Degrees, 1 to 360, north is 360. */
  heading: z.number().int().optional(),
  proximityAlertMetres: z.number().int().optional(),
  /** True until it is stopped or its period is over. */
  isLive: z.boolean(),
  /** When a live location ends by itself; null for a plain pin and for an endless one. */
  liveUntil: UnixSeconds.nullable(),
})
export type LocationView = z.infer<typeof LocationView>

export const ContactView = z.object({
  phoneNumber: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  userId: UserId.nullable(),
})
export type ContactView = z.infer<typeof ContactView>

export const ForwardOriginView = z.object({
  kind: z.enum(['user', 'hidden_user', 'chat']),
  name: z.string(),
  userId: UserId.nullable(),
  date: UnixSeconds,
})
export type ForwardOriginView = z.infer<typeof ForwardOriginView>

export const ServiceView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pinned'), messageId: MessageId }),
  z.object({ kind: z.literal('joined'), userIds: z.array(UserId) }),
  z.object({ kind: z.literal('left'), userId: UserId }),
  z.object({ kind: z.literal('group_created'), title: z.string() }),
  z.object({ kind: z.literal('title_changed'), title: z.string() }),
  z.object({ kind: z.literal('topic_created'), name: z.string(), iconColor: z.number().int() }),
  z.object({ kind: z.literal('topic_edited'), name: z.string().nullable() }),
  z.object({ kind: z.literal('topic_closed') }),
  z.object({ kind: z.literal('topic_reopened') }),
  z.object({ kind: z.literal('proximity_alert'), travelerId: UserId, watcherId: UserId, metres: z.number() }),
  z.object({ kind: z.literal('migrated_to'), chatId: ChatId }),
  z.object({ kind: z.literal('migrated_from'), chatId: ChatId }),
  z.object({ kind: z.literal('users_shared'), userIds: z.array(UserId) }),
  z.object({ kind: z.literal('chat_shared'), chatId: ChatId }),
  /** Amounts in the smallest unit of the currency. */
  z.object({
    kind: z.literal('successful_payment'),
    currency: z.string(),
    total: z.number().int(),
    title: z.string(),
    /** The invoice that was paid, if it stands in this chat. */
    invoiceMessageId: MessageId.nullable(),
  }),
  z.object({ kind: z.literal('refunded_payment'), currency: z.string(), total: z.number().int() }),
  z.object({ kind: z.literal('web_app_data'), buttonText: z.string() }),
  /** By a mini app's question (`appName` where it has one) or by adding the bot. */
  z.object({ kind: z.literal('write_access_allowed'), appName: z.string().nullable() }),
])
export type ServiceView = z.infer<typeof ServiceView>

export const ReactionView = z.object({ emoji: z.string(), userIds: z.array(UserId) })
export type ReactionView = z.infer<typeof ReactionView>

/** What a message shows of its invoice. */
export const InvoiceView = z.object({
  title: z.string(),
  description: z.string(),
  currency: z.string(),
  total: z.number().int(),
  /** Address of the product's picture as the bot gave it; a browser may load it. */
  photoUrl: z.string().nullable(),
  /** The service message of this payment, once somebody in this chat has paid. */
  receiptMessageId: MessageId.nullable(),
})
export type InvoiceView = z.infer<typeof InvoiceView>

export const PollView = z.object({
  question: z.string(),
  kind: z.enum(['regular', 'quiz']),
  options: z.array(
    z.object({
      text: z.string(),
      voterCount: z.number().int().nonnegative(),
      /** Of an anonymous poll too: a client knows its own people's votes. */
      voterIds: z.array(UserId),
    }),
  ),
  voterCount: z.number().int().nonnegative(),
  isAnonymous: z.boolean(),
  isClosed: z.boolean(),
  allowsSeveral: z.boolean(),
  /** Quizzes: which options are right and why; shown once the person has voted or the poll is closed. */
  correctOptions: z.array(z.number().int().nonnegative()),
  explanation: z.string().nullable(),
})
export type PollView = z.infer<typeof PollView>

/** One message as a person in the chat sees it. It is the person's own where `from.id` is the person's id. */
export const MessageView = z.object({
  id: MessageId,
  chatId: ChatId,
  threadId: z.number().int().positive().nullable(),
  from: z.object({ id: UserId, name: z.string(), isBot: z.boolean(), color: z.string() }),
  date: UnixSeconds,
  editDate: UnixSeconds.nullable(),
  /** Deleted messages keep their id and place in the stream; everything below is then empty. */
  isDeleted: z.boolean(),
  isPinned: z.boolean(),
  text: z.string().nullable(),
  entities: z.array(EntityView),
  caption: z.string().nullable(),
  captionEntities: z.array(EntityView),
  /** The caption stands above its picture. */
  isCaptionAbove: z.boolean(),
  /** The picture or film is hidden until it is tapped. */
  hasSpoiler: z.boolean(),
  photo: FileView.extend({ width: z.number().int(), height: z.number().int() }).nullable(),
  document: FileView.nullable(),
  voice: FileView.extend({ durationSeconds: z.number().int() }).nullable(),
  sticker: FileView.extend({ emoji: z.string().nullable() }).nullable(),
  /** Video, animation, audio, poll, dice and the like: named, with its file where it has one. */
  other: z.object({ kind: z.string(), label: z.string(), file: FileView.nullable() }).nullable(),
  location: LocationView.nullable(),
  venue: z
    .object({ title: z.string(), address: z.string(), latitude: Latitude, longitude: Longitude })
    .nullable(),
  contact: ContactView.nullable(),
  invoice: InvoiceView.nullable(),
  poll: PollView.nullable(),
  service: ServiceView.nullable(),
  /** Rows of inline buttons; empty where there are none. */
  buttons: z.array(z.array(InlineButtonView)),
  replyTo: z.object({ messageId: MessageId, fromName: z.string(), excerpt: z.string() }).nullable(),
  forwardOrigin: ForwardOriginView.nullable(),
  mediaGroupId: z.string().nullable(),
  isProtected: z.boolean(),
  reactions: z.array(ReactionView),
  /** The bot whose inline result this is. */
  viaBot: z.object({ id: UserId, username: z.string() }).nullable(),
  /** Only this person sees it (ephemeral messages in groups); null: everybody in the chat. */
  visibleTo: UserId.nullable(),
})
export type MessageView = z.infer<typeof MessageView>

export const ChatDetailView = ChatView.extend({
  /** Commands in this person's language and scope. Groups list "command@bot" of every bot. */
  commands: z.array(CommandView),
  menuButton: MenuButtonView.nullable(),
  replyKeyboard: ReplyKeyboardView.nullable(),
  /** The bot asked for an answer to this message (force_reply). */
  forceReplyTo: MessageId.nullable(),
  /** Newest first. */
  pinned: z.array(MessageView),
  /** Private chats: false until this person pressed Start. Groups: always true. */
  isStarted: z.boolean(),
  isBlocked: z.boolean(),
  bot: BotView.nullable(),
  lastEventId: z.number().int().nonnegative(),
})
export type ChatDetailView = z.infer<typeof ChatDetailView>

export const StateView = z.object({
  /** Changes at every start and reset: ids kept from another world mean nothing. */
  worldId: z.string(),
  lastEventId: z.number().int().nonnegative(),
  users: z.array(UserView),
  bots: z.array(BotView),
  chats: z.array(ChatView),
  /** True where `/sandbox/map.json` is served. */
  hasMap: z.boolean(),
})
export type StateView = z.infer<typeof StateView>

/** Oldest first. `hasMore`: there are older ones before the first. */
export const MessagesView = z.object({
  messages: z.array(MessageView),
  hasMore: z.boolean(),
  lastEventId: z.number().int().nonnegative(),
})
export type MessagesView = z.infer<typeof MessagesView>
