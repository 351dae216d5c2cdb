import type {
  BotCommand,
  InlineKeyboardMarkup,
  LinkPreviewOptions,
  MenuButton,
  MessageEntity,
  RichBlock,
} from 'grammy/types'
import type { StoredFile } from './files.ts'
import type { Permissions, Restriction, Rights } from './permissions.ts'
import type { UpdateQueue } from './update-queue.ts'

/** The nouns of the world. Plain data: whatever changes them lies in the files beside this one. */

export interface Person {
  id: number
  firstName: string
  lastName: string | null
  username: string | null
  languageCode: string | null
  phone: string
  color: string
  /** Newest first. */
  photos: StoredFile[]
}

/** Texts a bot sets per language; the empty key is the default. */
export type Localized = Map<string, string>

export interface BotAccount {
  id: number
  token: string
  username: string
  name: Localized
  description: Localized
  shortDescription: Localized
  color: string
  /** Newest first. */
  photos: StoredFile[]
  canReadAllGroupMessages: boolean
  canJoinGroups: boolean
  /** Scope key -> language -> list; see `bot-commands.ts`. */
  commands: Map<string, Map<string, BotCommand[]>>
  menuButton: MenuButton
  menuButtons: Map<number, MenuButton>
  /** Private chats by person id. */
  privateChats: Map<number, PrivateChat>
  /** What stands in the field after "@bot "; null: the bot has no inline mode. */
  inlinePlaceholder: string | null
  /** Its private chats have topics. */
  hasTopics: boolean
  /** Hears which inline result was chosen. */
  hasInlineFeedback: boolean
  mainAppUrl: string | null
  apps: readonly MiniApp[]
  /** Tokens that the test card provider knows for this bot; null: every token that looks like a test one. */
  providerTokens: readonly string[] | null
  /** One counter for all its private chats, as an account's message box has. */
  lastMessageId: number
  queue: UpdateQueue
}

/** A mini app with a name of its own, opened by t.me/<bot>/<shortName>. */
export interface MiniApp {
  shortName: string
  title: string
  url: string
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'

export interface Topic {
  threadId: number
  name: string
  iconColor: number
  isClosed: boolean
  iconCustomEmojiId?: string
}

export interface GeneralTopic {
  name: string
  isClosed: boolean
  isHidden: boolean
}

export interface HeldKeyboard {
  messageId: number
  markup: ReplyKeyboard
}

export interface ReplyKeyboard {
  keyboard: ReplyButton[][]
  is_persistent: boolean
  resize_keyboard: boolean
  one_time_keyboard: boolean
  input_field_placeholder?: string
}

export interface ReplyButton {
  text: string
  kind:
    | 'text'
    | 'request_contact'
    | 'request_location'
    | 'request_users'
    | 'request_chat'
    | 'web_app'
    | 'other'
  style?: 'danger' | 'success' | 'primary'
  url?: string
  /** What request_users and request_chat ask for. */
  request?: PeerRequest
}

/** Whom or what a button wants shared, and which facts beside the id. */
export interface PeerRequest {
  id: number
  maxQuantity: number
  /** Null: no matter. */
  areBots: boolean | null
  isForum: boolean | null
  mustBeOwned: boolean
  mustHaveBot: boolean
  /** The bot comes into the shared chat with these rights. */
  bringsBot: boolean
  wantsName: boolean
  wantsUsername: boolean
  wantsPhoto: boolean
}

interface ChatBase {
  /** Name in the human API; see `ChatId` of the contract. */
  key: string
  /** Oldest first; ids only grow, so a message is found by halving. */
  messages: StoredMessage[]
  /** Newest first. */
  pinned: number[]
  keyboards: Map<number, HeldKeyboard>
  forcedReplies: Map<number, number>
  /** Null where there are none: the group is no forum, the bot keeps no topics. */
  topics: Map<number, Topic> | null
}

export interface PrivateChat extends ChatBase {
  type: 'private'
  person: Person
  bot: BotAccount
  isStarted: boolean
  isBlocked: boolean
  /** The person let a mini app's bot write without having pressed Start. */
  hasWriteAccess: boolean
  /** Who asks to join a bot's group may be written to until then, seconds since 1970, even without a start. */
  mayBeWrittenUntil: number
}

export interface GroupChat extends ChatBase {
  type: 'group' | 'supergroup'
  id: number
  title: string
  description: string
  members: Map<number, MemberStatus>
  /** What members may do who have no rights of their own. */
  permissions: Permissions
  /** Of administrators whose rights were chosen. */
  rights: Map<number, Rights>
  /** What an administrator is called beside the name. */
  titles: Map<number, string>
  restrictions: Map<number, Restriction>
  /** Of the banned: seconds since 1970; missing for ever. */
  bannedUntil: Map<number, number>
  /** The topic of a forum where everything stands that belongs to no other. */
  general: GeneralTopic
  lastMessageId: number
  /** The last bot that wrote: bare commands go to it where bots have privacy mode. */
  lastBotId: number
  inviteLinks: InviteLink[]
  /** By the person who asks. */
  joinRequests: Map<number, JoinRequest>
  /** The supergroup that this group became; 0 while it is itself. */
  migratedToId: number
}

export interface InviteLink {
  url: string
  creatorId: number
  name: string
  /** Seconds since 1970; 0 for never. */
  expireDate: number
  /** 0 for any number. */
  memberLimit: number
  createsJoinRequest: boolean
  isPrimary: boolean
  isRevoked: boolean
  /** Who came by it. */
  joinedIds: number[]
}

export interface JoinRequest {
  userId: number
  url: string
  date: number
}

export type Chat = PrivateChat | GroupChat

export interface Place {
  latitude: number
  longitude: number
  horizontalAccuracy?: number
}

export interface LiveShare {
  /** Seconds; 0x7FFFFFFF is "until stopped". */
  period: number
  isStopped: boolean
  heading?: number
  proximityAlertRadius?: number
}

/** What kinds of files become a message of their own. */
export type MediaKind =
  | 'photo'
  | 'document'
  | 'voice'
  | 'sticker'
  | 'video'
  | 'animation'
  | 'audio'
  | 'video_note'

export interface MediaContent {
  kind: MediaKind
  file: StoredFile
  caption: string
  captionEntities: MessageEntity[]
  isCaptionAbove?: boolean
  isSpoiler?: boolean
  /** Seconds, for what has a length. */
  duration?: number
  emoji?: string
  title?: string
  performer?: string
}

export interface ContactCard {
  phoneNumber: string
  firstName: string
  lastName?: string
  userId?: number
  vcard?: string
}

export type ServiceContent =
  | { kind: 'pinned'; messageId: number }
  | { kind: 'joined'; userIds: number[] }
  | { kind: 'left'; userId: number }
  | { kind: 'group_created'; title: string }
  | { kind: 'title_changed'; title: string }
  | { kind: 'topic_created'; name: string; iconColor: number; iconCustomEmojiId?: string }
  | { kind: 'topic_edited'; name: string | null; iconCustomEmojiId?: string }
  | { kind: 'topic_closed' }
  | { kind: 'topic_reopened' }
  | { kind: 'general_topic_hidden' }
  | { kind: 'general_topic_shown' }
  | { kind: 'proximity_alert'; travelerId: number; watcherId: number; metres: number }
  | { kind: 'web_app_data'; data: string; buttonText: string }
  | { kind: 'write_access_allowed'; appName: string | null }
  /** `invoiceMessageId` 0: the invoice does not stand in this chat. */
  | { kind: 'successful_payment'; chargeId: string; invoiceMessageId: number }
  | { kind: 'refunded_payment'; chargeId: string }
  | { kind: 'migrated_to'; chatId: number }
  | { kind: 'migrated_from'; chatId: number }
  | { kind: 'users_shared'; userIds: number[]; request: PeerRequest }
  | { kind: 'chat_shared'; chatId: number; request: PeerRequest }

export interface PollOption {
  /** Stays the same whatever happens to the other options. */
  id: string
  text: string
  entities: MessageEntity[]
}

/** A question with answers. One poll may stand in several chats: forwards share it. */
export interface Poll {
  id: string
  authorId: number
  question: string
  questionEntities: MessageEntity[]
  description: string
  descriptionEntities: MessageEntity[]
  options: PollOption[]
  kind: 'regular' | 'quiz'
  isAnonymous: boolean
  allowsSeveral: boolean
  allowsRevoting: boolean
  isClosed: boolean
  correctOptions: number[]
  explanation: string
  explanationEntities: MessageEntity[]
  /** Seconds; 0 where it was not given. */
  openPeriod: number
  /** Seconds since 1970; 0 where it does not close by itself. */
  closeDate: number
  /** Chosen options by voter. */
  votes: Map<number, number[]>
}

export interface LocationContent {
  kind: 'location'
  place: Place
  live: LiveShare | null
}

export interface VenueContent {
  kind: 'venue'
  place: Place
  title: string
  address: string
  foursquareId?: string
  foursquareType?: string
  googlePlaceId?: string
  googlePlaceType?: string
}

export interface InvoiceContent {
  kind: 'invoice'
  /** Among the invoices of the world's ledger. */
  invoiceId: string
  isPaidOnce: boolean
  /** The line about its payment, once it is paid; 0: not yet. */
  receiptId: number
}

export interface DiceContent {
  kind: 'dice'
  emoji: string
  value: number
}

/** Blocks for bots; for the eye one text with its marks. */
export interface RichContent {
  kind: 'rich'
  blocks: RichBlock[]
  text: string
  entities: MessageEntity[]
}

export interface TextContent {
  kind: 'text'
  text: string
  entities: MessageEntity[]
  /** How a link in it is to be shown, where something else than the usual was asked for. */
  linkPreview?: LinkPreviewOptions
}

export type Content =
  | TextContent
  | MediaContent
  | LocationContent
  | VenueContent
  | { kind: 'contact'; contact: ContactCard }
  | { kind: 'poll'; pollId: string }
  | DiceContent
  | RichContent
  | InvoiceContent
  | { kind: 'service'; service: ServiceContent }
  | { kind: 'deleted' }

export interface ForwardOrigin {
  kind: 'user' | 'hidden_user'
  name: string
  userId: number
  date: number
}

export interface StoredMessage {
  id: number
  fromId: number
  /** Seconds since 1970. */
  date: number
  /** 0: never edited. */
  editDate: number
  /** When what it says last changed; missing: never. Other buttons alone leave no mark that people see. */
  contentEditDate?: number
  threadId: number
  content: Content
  buttons: InlineKeyboardMarkup | null
  /** Sent with something else than inline buttons: such messages stay as they are. */
  isFixed?: true
  /** The one person who sees it; missing: everybody in the chat. */
  visibleTo?: number
  replyToId: number
  forward: ForwardOrigin | null
  mediaGroupId: string | null
  isProtected: boolean
  /** The bot whose inline result this is; 0: none. */
  viaBotId: number
  /** By this its bot changes it, in whatever chat it stands. */
  inlineMessageId: string | null
  /** Emoji by reacting user. */
  reactions: Map<number, string> | null
}

export const endlessLivePeriod = 0x7fffffff

export interface CallbackAnswer {
  text: string | null
  showAlert: boolean
  url: string | null
}

/** A live location on its way along a path. */
export interface DriveState {
  id: number
  chatId: string
  messageId: number
  userId: number
  kilometresPerHour: number
  metresDone: number
  metresTotal: number
  state: 'moving' | 'arrived' | 'stopped'
  latitude: number
  longitude: number
}
