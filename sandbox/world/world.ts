import { PreparedShelf } from '../inline/prepared-shelf.ts'
import { Ledger } from '../payments/ledger.ts'
import { CloudStorage } from './cloud-storage.ts'
import { EventLog } from './event-log.ts'
import { FileStore } from './files.ts'
import type { BotAccount, Chat, GroupChat, MiniApp, Person, Poll, PrivateChat } from './model.ts'
import { usualPermissions } from './permissions.ts'
import { colorOf, Seed } from './seed.ts'
import { UpdateQueue } from './update-queue.ts'

export interface NewBot {
  token: string
  username: string
  name: string
  description?: string
  shortDescription?: string
  canReadAllGroupMessages?: boolean
  canJoinGroups?: boolean
  /** Switches inline mode on: what stands in the field after "@bot ". */
  inline?: string | null
  hasInlineFeedback?: boolean
  /** Its private chats have topics, which the bot and the person open. */
  hasTopics?: boolean
  /** Opened by t.me/<bot>?startapp=… */
  mainAppUrl?: string
  apps?: MiniApp[]
  /** Payment provider tokens of this bot; missing: every token that looks like <digits>:TEST:<something>. */
  providerTokens?: string[]
}

export interface NewPerson {
  id?: number
  firstName: string
  lastName?: string
  username?: string
  languageCode?: string
  phone?: string
}

export interface NewGroup {
  type: 'group' | 'supergroup'
  title: string
  hasTopics: boolean
}

/** A wish that the world cannot fulfil, with the HTTP status the human API gives it. */
export class WorldRefusal extends Error {
  readonly status: 400 | 403 | 404 | 409

  constructor(status: 400 | 403 | 404 | 409, message: string) {
    super(message)
    this.status = status
  }
}

/** Ids of people begin above 2^32, so a bot that keeps them in 32 bits is found out here. */
const firstPersonId = 7_000_000_001
const firstSupergroupId = -1_002_000_000_001
const firstGroupId = -4_000_000_001

/** Everything there is: accounts, chats, files and the log of what happened. Lives in memory. */
export class World {
  readonly events = new EventLog()
  readonly files = new FileStore()
  readonly cloud = new CloudStorage()
  readonly ledger = new Ledger()
  readonly prepared = new PreparedShelf()
  /** Where the messages stand that people sent by inline mode, by the names their bots have for them. */
  readonly inlineMessages = new Map<string, { chat: Chat; messageId: number }>()
  readonly people = new Map<number, Person>()
  readonly bots = new Map<number, BotAccount>()
  readonly groups = new Map<number, GroupChat>()
  readonly polls = new Map<string, Poll>()
  private readonly byUsername = new Map<string, Person | BotAccount>()
  private readonly seedNumber: number
  seed: Seed
  /** Tells one run of the world from another, so a client knows when to read everything again. */
  id = ''
  nextPersonId = firstPersonId
  nextSupergroupId = firstSupergroupId
  nextGroupId = firstGroupId

  constructor(seedNumber = 1) {
    this.seedNumber = seedNumber
    this.seed = new Seed(seedNumber)
    this.renew()
  }

  /** Forgets people, chats, messages and files; bots keep their tokens and start anew. */
  clear() {
    const bots = [...this.bots.values()]
    this.people.clear()
    this.bots.clear()
    this.groups.clear()
    this.polls.clear()
    this.byUsername.clear()
    this.files.clear()
    this.cloud.clear()
    this.ledger.clear()
    this.prepared.clear()
    this.inlineMessages.clear()
    this.nextPersonId = firstPersonId
    this.nextSupergroupId = firstSupergroupId
    this.nextGroupId = firstGroupId
    this.seed = new Seed(this.seedNumber)
    for (const bot of bots) {
      bot.privateChats.clear()
      bot.commands.clear()
      bot.menuButtons.clear()
      bot.menuButton = { type: 'commands' }
      bot.lastMessageId = 0
      bot.photos = []
      bot.queue.drop()
      this.keepBot(bot)
    }
    this.renew()
    this.events.add({ kind: 'state', chat: null })
  }

  private renew() {
    this.id = `${Date.now().toString(36)}-${this.seedNumber}`
  }

  addBot(wanted: NewBot): BotAccount {
    const id = Number(wanted.token.split(':')[0])
    if (!Number.isSafeInteger(id) || id <= 0 || !wanted.token.includes(':')) {
      throw new WorldRefusal(400, `"${wanted.username}" has no proper token: <number>:<secret>`)
    }
    const bot: BotAccount = {
      id,
      token: wanted.token,
      username: wanted.username.replace(/^@/, ''),
      name: new Map([['', wanted.name]]),
      description: new Map([['', wanted.description ?? '']]),
      shortDescription: new Map([['', wanted.shortDescription ?? '']]),
      color: colorOf(id),
      photos: [],
      canReadAllGroupMessages: wanted.canReadAllGroupMessages ?? false,
      canJoinGroups: wanted.canJoinGroups ?? true,
      inlinePlaceholder: wanted.inline ?? null,
      hasInlineFeedback: wanted.hasInlineFeedback ?? false,
      hasTopics: wanted.hasTopics ?? false,
      mainAppUrl: wanted.mainAppUrl ?? null,
      apps: wanted.apps ?? [],
      providerTokens: wanted.providerTokens ?? null,
      commands: new Map(),
      menuButton: { type: 'commands' },
      menuButtons: new Map(),
      privateChats: new Map(),
      lastMessageId: 0,
      queue: new UpdateQueue(),
    }
    this.keepBot(bot)
    return bot
  }

  private keepBot(bot: BotAccount) {
    this.claimUsername(bot.username, bot)
    this.bots.set(bot.id, bot)
  }

  addPerson(wanted: NewPerson): Person {
    const id = wanted.id ?? this.freePersonId()
    if (this.people.has(id) || this.bots.has(id))
      throw new WorldRefusal(409, `there is somebody with id ${id} already`)
    const person: Person = {
      id,
      firstName: wanted.firstName,
      lastName: wanted.lastName ?? null,
      username: wanted.username?.replace(/^@/, '') ?? null,
      languageCode: wanted.languageCode ?? 'en',
      phone: wanted.phone ?? `+1555${String(id % 10_000_000).padStart(7, '0')}`,
      color: colorOf(id),
      photos: [],
    }
    if (person.username) this.claimUsername(person.username, person)
    this.people.set(id, person)
    this.events.add({ kind: 'state', chat: null })
    return person
  }

  changePerson(person: Person, change: Partial<Omit<NewPerson, 'id'>>) {
    if (change.username !== undefined && change.username !== person.username) {
      this.claimUsername(change.username, person)
      if (person.username) this.byUsername.delete(person.username.toLowerCase())
      person.username = change.username
    }
    if (change.firstName !== undefined) person.firstName = change.firstName
    if (change.lastName !== undefined) person.lastName = change.lastName || null
    if (change.languageCode !== undefined) person.languageCode = change.languageCode
    if (change.phone !== undefined) person.phone = change.phone
    this.events.add({ kind: 'state', chat: null })
  }

  addGroup(wanted: NewGroup): GroupChat {
    const id = wanted.type === 'supergroup' ? this.nextSupergroupId-- : this.nextGroupId--
    const group: GroupChat = {
      type: wanted.type,
      id,
      key: String(id),
      title: wanted.title,
      description: '',
      members: new Map(),
      permissions: { ...usualPermissions },
      rights: new Map(),
      titles: new Map(),
      restrictions: new Map(),
      bannedUntil: new Map(),
      general: { name: 'General', isClosed: false, isHidden: false },
      topics: wanted.hasTopics ? new Map() : null,
      messages: [],
      pinned: [],
      keyboards: new Map(),
      forcedReplies: new Map(),
      lastMessageId: 0,
      lastBotId: 0,
      inviteLinks: [],
      joinRequests: new Map(),
      migratedToId: 0,
    }
    this.groups.set(id, group)
    this.events.add({ kind: 'state', chat: null })
    return group
  }

  /** The chat of a person with a bot, made when it is first needed. */
  privateChat(bot: BotAccount, person: Person): PrivateChat {
    const known = bot.privateChats.get(person.id)
    if (known) return known
    const chat: PrivateChat = {
      type: 'private',
      key: `${person.id}:${bot.id}`,
      person,
      bot,
      messages: [],
      pinned: [],
      keyboards: new Map(),
      forcedReplies: new Map(),
      topics: bot.hasTopics ? new Map() : null,
      isStarted: false,
      isBlocked: false,
      hasWriteAccess: false,
      mayBeWrittenUntil: 0,
    }
    bot.privateChats.set(person.id, chat)
    return chat
  }

  *chats(): Iterable<Chat> {
    yield* this.groups.values()
    for (const bot of this.bots.values()) yield* bot.privateChats.values()
  }

  account(id: number): Person | BotAccount | undefined {
    return this.people.get(id) ?? this.bots.get(id)
  }

  byName(username: string): Person | BotAccount | undefined {
    return this.byUsername.get(username.replace(/^@/, '').toLowerCase())
  }

  botByToken(token: string): BotAccount | undefined {
    const bot = this.bots.get(Number(token.slice(0, token.indexOf(':'))))
    return bot?.token === token ? bot : undefined
  }

  private claimUsername(username: string, owner: Person | BotAccount) {
    const key = username.toLowerCase()
    const holder = this.byUsername.get(key)
    if (holder && holder !== owner) throw new WorldRefusal(409, `the name @${username} is taken`)
    this.byUsername.set(key, owner)
  }

  private freePersonId(): number {
    while (this.people.has(this.nextPersonId)) this.nextPersonId++
    return this.nextPersonId++
  }
}

export function isBot(account: Person | BotAccount): account is BotAccount {
  return 'token' in account
}

export function nameOf(account: Person | BotAccount): string {
  if (isBot(account)) return account.name.get('') ?? account.username
  return account.lastName ? `${account.firstName} ${account.lastName}` : account.firstName
}
