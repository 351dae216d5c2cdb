import { z } from 'zod'
import { ChatId, Latitude, Longitude, MessageId, MessageView, UserId } from './views.ts'
import { WebAppView } from './web-apps.ts'

/** Who acts. Every request of a person names the person; there is no login in a sandbox. */
const as = UserId
const threadId = z.number().int().positive().optional()
const replyTo = MessageId.optional()
const placed = { as, threadId, replyTo }

/** Every refusal of `/sandbox/api`: HTTP 400, 403, 404 or 409 and one sentence. */
export const Problem = z.object({ error: z.string() })
export type Problem = z.infer<typeof Problem>

export const NewUser = z.object({
  firstName: z.string().min(1).max(64),
  lastName: z.string().max(64).optional(),
  username: z.string().min(3).max(32).optional(),
  languageCode: z.string().min(2).max(12).optional(),
  /** Made up when missing. */
  phone: z.string().max(20).optional(),
  /** Given by the next free number when missing. */
  id: UserId.optional(),
})
export type NewUser = z.infer<typeof NewUser>

export const UserChange = NewUser.omit({ id: true }).partial()
export type UserChange = z.infer<typeof UserChange>

export const NewChat = z.object({
  type: z.enum(['group', 'supergroup']).default('supergroup'),
  title: z.string().min(1).max(128),
  hasTopics: z.boolean().default(false),
  ownerId: UserId,
  memberIds: z.array(UserId).default([]),
  /** Usernames without "@". */
  bots: z.array(z.string()).default([]),
  botsAreAdministrators: z.boolean().default(true),
})
export type NewChat = z.input<typeof NewChat>

export const NewMembers = z.object({
  as,
  userIds: z.array(UserId).default([]),
  bots: z.array(z.string()).default([]),
  asAdministrators: z.boolean().default(false),
})
export type NewMembers = z.input<typeof NewMembers>

export const NewTopic = z.object({
  as,
  name: z.string().min(1).max(128),
  iconColor: z.number().int().optional(),
})
export type NewTopic = z.infer<typeof NewTopic>

/** Links, commands, mentions, phone numbers and addresses are marked as a client would; `entities` is not needed. */
export const SendText = z.object({ ...placed, text: z.string().min(1).max(100_000) })
export type SendText = z.infer<typeof SendText>

/** Opens t.me/<bot>?start=<payload>: unblocks, and sends "/start payload". */
export const Start = z.object({
  as,
  payload: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_-]*$/)
    .optional(),
})
export type Start = z.infer<typeof Start>

/** `own`: the sender's own card. Otherwise another person's card, or any typed number. */
export const SendContact = z.object({
  ...placed,
  own: z.boolean().optional(),
  userId: UserId.optional(),
  phone: z.string().max(32).optional(),
  firstName: z.string().max(64).optional(),
  lastName: z.string().max(64).optional(),
  /** Sent as a forwarded message whose origin is the card's owner. */
  isForwarded: z.boolean().optional(),
})
export type SendContact = z.infer<typeof SendContact>

export const SendLocation = z.object({
  ...placed,
  latitude: Latitude,
  longitude: Longitude,
  horizontalAccuracyMetres: z.number().min(0).max(1500).optional(),
})
export type SendLocation = z.infer<typeof SendLocation>

export const SendVenue = SendLocation.extend({ title: z.string().min(1), address: z.string().min(1) })
export type SendVenue = z.infer<typeof SendVenue>

export const SendLiveLocation = SendLocation.extend({
  /** Seconds: 60 to 86400, or 2147483647 for "until I turn it off". */
  livePeriod: z.number().int().default(3600),
  heading: z.number().int().min(1).max(360).optional(),
})
export type SendLiveLocation = z.input<typeof SendLiveLocation>

export const MoveLiveLocation = z.object({
  as,
  latitude: Latitude,
  longitude: Longitude,
  heading: z.number().int().min(1).max(360).optional(),
  horizontalAccuracyMetres: z.number().min(0).max(1500).optional(),
})
export type MoveLiveLocation = z.infer<typeof MoveLiveLocation>

/** The file as base64 in JSON, or as multipart/form-data: a file part and the same fields beside it. */
const upload = {
  ...placed,
  base64: z.string().min(1),
  fileName: z.string().max(255).optional(),
  mimeType: z.string().max(127).optional(),
}
const caption = z.string().max(1024).optional()
export const SendPhoto = z.object({ ...upload, caption })
export type SendPhoto = z.infer<typeof SendPhoto>
export const SendDocument = z.object({ ...upload, caption })
export type SendDocument = z.infer<typeof SendDocument>
export const SendVoice = z.object({ ...upload, caption, durationSeconds: z.number().int().min(0).default(1) })
export type SendVoice = z.input<typeof SendVoice>
/** Without a file a small picture of the emoji stands in. */
export const SendSticker = z.object({
  ...placed,
  emoji: z.string().max(16).default('🙂'),
  base64: z.string().optional(),
})
export type SendSticker = z.input<typeof SendSticker>

export const Forward = z.object({ as, fromChatId: ChatId, messageId: MessageId, threadId })
export type Forward = z.infer<typeof Forward>

export const EditText = z.object({ as, messageId: MessageId, text: z.string().min(1) })
export type EditText = z.infer<typeof EditText>

export const DeleteMessages = z.object({ as, messageIds: z.array(MessageId).min(1).max(100) })
export type DeleteMessages = z.infer<typeof DeleteMessages>

/**
 * Which button: its place, its exact text, or its raw callback data. Data alone may name a button that is
 * gone from the message, or belongs to a message since deleted: old screens send such presses.
 */
export const Press = z.object({
  as,
  messageId: MessageId,
  row: z.number().int().nonnegative().optional(),
  column: z.number().int().nonnegative().optional(),
  text: z.string().optional(),
  data: z.string().max(64).optional(),
  /** How long to wait for answerCallbackQuery, milliseconds. */
  timeoutMs: z.number().int().min(0).max(60_000).default(5000),
})
export type Press = z.input<typeof Press>

export const CallbackAnswerView = z.object({
  text: z.string().nullable(),
  showAlert: z.boolean(),
  url: z.string().nullable(),
})
export type CallbackAnswerView = z.infer<typeof CallbackAnswerView>

export const Pressed = z.object({
  kind: z.enum(['callback', 'url', 'web_app', 'login_url', 'copy_text', 'switch_inline', 'pay', 'disabled']),
  /** Null when the bot did not answer within `timeoutMs`, and for buttons that need no answer. */
  answer: CallbackAnswerView.nullable(),
  /** What a url, web_app or login_url button opens; what copy_text copies. */
  url: z.string().nullable(),
  copied: z.string().nullable(),
  /** A web_app button: the mini app as it was opened, in day colours. Others: null. */
  app: WebAppView.nullable(),
  /** A switch_inline button: what to type, and where ("current" chat, or one to choose). */
  inlineQuery: z.object({ bot: z.string(), query: z.string(), isHere: z.boolean() }).nullable(),
  /** The last event before the press took effect: wait after this one. */
  eventId: z.number().int(),
})
export type Pressed = z.infer<typeof Pressed>

export const ReplyPress = z.object({
  as,
  text: z.string(),
  threadId,
  /** For a request_location button. */
  latitude: Latitude.optional(),
  longitude: Longitude.optional(),
  /** For a request_contact button: somebody else's card instead of one's own, as a modified client could send. */
  contactUserId: UserId.optional(),
  /** For a request_users button. */
  userIds: z.array(UserId).optional(),
  /** For a request_chat button: a group of the person's. */
  sharedChatId: ChatId.optional(),
})
export type ReplyPress = z.infer<typeof ReplyPress>

export const Acting = z.object({ as })
export type Acting = z.infer<typeof Acting>

/** An empty or missing emoji takes the reaction back. */
export const React = z.object({ as, messageId: MessageId, emoji: z.string().max(16).optional() })
export type React = z.infer<typeof React>

/** Options by their place; an empty list takes the vote back. */
export const Vote = z.object({
  as,
  messageId: MessageId,
  options: z.array(z.number().int().nonnegative()).max(12),
})
export type Vote = z.infer<typeof Vote>

/** Follows an invite link "https://t.me/+…". `asked` where an administrator has to let the person in. */
export const JoinByLink = z.object({ as, link: z.string().min(1) })
export type JoinByLink = z.infer<typeof JoinByLink>
export const Joined = z.object({
  status: z.enum(['joined', 'asked']),
  chatId: ChatId,
  eventId: z.number().int(),
})
export type Joined = z.infer<typeof Joined>

/** Changes or closes a topic. */
export const TopicChange = z.object({
  as,
  name: z.string().min(1).max(128).optional(),
  isClosed: z.boolean().optional(),
})
export type TopicChange = z.infer<typeof TopicChange>

/** A profile photo, as base64 or multipart; see `upload`. */
export const NewProfilePhoto = z.object({ base64: z.string().min(1) })
export type NewProfilePhoto = z.infer<typeof NewProfilePhoto>

/** Answer to everything that puts a message into a chat. */
export const Sent = z.object({
  messageId: MessageId,
  /** The event of this very message: `/wait?after=` it for what the bot does next. */
  eventId: z.number().int(),
  message: MessageView,
})
export type Sent = z.infer<typeof Sent>

export const Done = z.object({ eventId: z.number().int() })
export type Done = z.infer<typeof Done>

/** Points are [latitude, longitude]. The heading follows the way. */
export const NewDrive = z.object({
  as,
  chatId: ChatId,
  messageId: MessageId,
  path: z
    .array(z.tuple([Latitude, Longitude]))
    .min(2)
    .max(5000),
  kilometresPerHour: z.number().positive().max(1000),
  /** Time between two moves; positions follow the speed whatever the interval. */
  stepMs: z.number().int().min(50).max(60_000).default(2000),
})
export type NewDrive = z.input<typeof NewDrive>

export const DriveView = z.object({
  id: z.number().int(),
  chatId: ChatId,
  messageId: MessageId,
  userId: UserId,
  kilometresPerHour: z.number(),
  metresDone: z.number(),
  metresTotal: z.number(),
  state: z.enum(['moving', 'arrived', 'stopped']),
  latitude: Latitude,
  longitude: Longitude,
})
export type DriveView = z.infer<typeof DriveView>

export const SnapshotRequest = z.object({
  /** Where to write; the path given at start when missing. */
  file: z.string().optional(),
})
export type SnapshotRequest = z.infer<typeof SnapshotRequest>
