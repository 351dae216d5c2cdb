import { readFile, rename, writeFile } from 'node:fs/promises'
import type { PreparedShelf } from '../inline/prepared-shelf.ts'
import type { SavedLedger } from '../payments/ledger.ts'
import type { CloudStorage } from './cloud-storage.ts'
import type { StoredFile } from './files.ts'
import type {
  BotAccount,
  Chat,
  GroupChat,
  JoinRequest,
  Person,
  Poll,
  PrivateChat,
  StoredMessage,
  Topic,
} from './model.ts'
import type { Restriction, Rights } from './permissions.ts'
import { closeInTime } from './polls.ts'
import type { QueuedUpdate } from './update-queue.ts'
import type { World } from './world.ts'

/** The world as one JSON file. Pressed buttons that wait for their answer are of the moment and stay behind. */
const version = 2

interface Snapshot {
  version: number
  seedState: number
  nextPersonId: number
  nextSupergroupId: number
  nextGroupId: number
  cloud: CloudStorage['saved']
  ledger: SavedLedger
  people: (Omit<Person, 'photos'> & { photoIds: string[] })[]
  polls: (Omit<Poll, 'votes'> & { votes: [number, number[]][] })[]
  prepared: PreparedShelf['saved']
  files: (Omit<StoredFile, 'bytes' | 'thumbnail'> & { base64: string; thumbnailId: string | null })[]
  bots: (Pick<BotAccount, 'id' | 'lastMessageId' | 'menuButton'> & {
    photoIds: string[]
    nextUpdateId: number
    waiting: QueuedUpdate[]
    menuButtons: [number, BotAccount['menuButton']][]
    name: Pairs
    description: Pairs
    shortDescription: Pairs
    commands: [string, [string, { command: string; description: string }[]][]][]
    chats: (SavedChat &
      Pick<PrivateChat, 'isStarted' | 'isBlocked' | 'hasWriteAccess' | 'mayBeWrittenUntil'> & {
        personId: number
        topics: [number, Topic][] | null
      })[]
  })[]
  groups: (SavedChat &
    Pick<
      GroupChat,
      'type' | 'id' | 'title' | 'lastMessageId' | 'lastBotId' | 'description' | 'permissions' | 'general'
    > & {
      members: [number, GroupChat['members'] extends Map<number, infer Status> ? Status : never][]
      topics: [number, Topic][] | null
      rights: [number, Rights][]
      titles: [number, string][]
      restrictions: [number, Restriction][]
      bannedUntil: [number, number][]
      inviteLinks: GroupChat['inviteLinks']
      joinRequests: [number, JoinRequest][]
      migratedToId: number
    })[]
}

type Pairs = [string, string][]

interface SavedChat {
  pinned: number[]
  keyboards: [
    number,
    { messageId: number; markup: NonNullable<ReturnType<Chat['keyboards']['get']>>['markup'] },
  ][]
  messages: SavedMessage[]
}

type SavedMessage = Omit<StoredMessage, 'content' | 'reactions'> & {
  content: Record<string, unknown>
  reactions: Pairs | null
}

/** Writes beside the target first, so that a crash never leaves half a file. */
export async function writeSnapshot(world: World, path: string) {
  const snapshot: Snapshot = {
    version,
    seedState: world.seed.state,
    nextPersonId: world.nextPersonId,
    nextSupergroupId: world.nextSupergroupId,
    nextGroupId: world.nextGroupId,
    cloud: world.cloud.saved,
    people: [...world.people.values()].map(({ photos, ...person }) => ({
      ...person,
      photoIds: photos.map(photo => photo.uniqueId),
    })),
    polls: [...world.polls.values()].map(poll => ({ ...poll, votes: [...poll.votes] })),
    ledger: world.ledger.saved,
    prepared: world.prepared.saved,
    files: [...world.files.all()].map(({ bytes, thumbnail, ...file }) => ({
      ...file,
      base64: bytes.toString('base64'),
      thumbnailId: thumbnail?.uniqueId ?? null,
    })),
    bots: [...world.bots.values()].map(bot => ({
      id: bot.id,
      lastMessageId: bot.lastMessageId,
      photoIds: bot.photos.map(photo => photo.uniqueId),
      menuButton: bot.menuButton,
      menuButtons: [...bot.menuButtons],
      nextUpdateId: bot.queue.tail,
      waiting: bot.queue.peek(0, Number.POSITIVE_INFINITY),
      name: [...bot.name],
      description: [...bot.description],
      shortDescription: [...bot.shortDescription],
      commands: [...bot.commands].map(([scope, lists]) => [scope, [...lists]]),
      chats: [...bot.privateChats.values()].map(chat => ({
        personId: chat.person.id,
        isStarted: chat.isStarted,
        isBlocked: chat.isBlocked,
        hasWriteAccess: chat.hasWriteAccess,
        mayBeWrittenUntil: chat.mayBeWrittenUntil,
        topics: chat.topics ? [...chat.topics] : null,
        ...saved(chat),
      })),
    })),
    groups: [...world.groups.values()].map(group => ({
      type: group.type,
      id: group.id,
      title: group.title,
      lastMessageId: group.lastMessageId,
      lastBotId: group.lastBotId,
      description: group.description,
      permissions: group.permissions,
      general: group.general,
      members: [...group.members],
      rights: [...group.rights],
      titles: [...group.titles],
      restrictions: [...group.restrictions],
      bannedUntil: [...group.bannedUntil],
      topics: group.topics ? [...group.topics] : null,
      inviteLinks: group.inviteLinks,
      joinRequests: [...group.joinRequests],
      migratedToId: group.migratedToId,
      ...saved(group),
    })),
  }
  const draft = `${path}.${process.pid}.part`
  await writeFile(draft, JSON.stringify(snapshot))
  await rename(draft, path)
}

function saved(chat: Chat): SavedChat {
  return {
    pinned: chat.pinned,
    keyboards: [...chat.keyboards],
    messages: chat.messages.map(({ content, reactions, ...message }) => ({
      ...message,
      content: 'file' in content ? { ...content, file: content.file.uniqueId } : { ...content },
      reactions: reactions ? [...reactions].map(([id, emoji]) => [String(id), emoji]) : null,
    })),
  }
}

/** Fills an empty world. Bots are matched by id; what belongs to a bot that is not there is passed over. */
export async function readSnapshot(world: World, path: string) {
  const snapshot = JSON.parse(await readFile(path, 'utf8')) as Snapshot
  if (snapshot.version !== version) throw new Error(`${path} was written by another version of the sandbox`)
  for (const { base64, thumbnailId: _, ...file } of snapshot.files) {
    world.files.put({ ...file, bytes: Buffer.from(base64, 'base64'), thumbnail: null })
  }
  for (const { uniqueId, thumbnailId } of snapshot.files) {
    const file = world.files.get(uniqueId)
    if (file && thumbnailId) file.thumbnail = world.files.get(thumbnailId) ?? null
  }
  for (const person of snapshot.people) {
    const added = world.addPerson({
      id: person.id,
      firstName: person.firstName,
      phone: person.phone,
      ...(person.lastName ? { lastName: person.lastName } : {}),
      ...(person.username ? { username: person.username } : {}),
      ...(person.languageCode ? { languageCode: person.languageCode } : {}),
    })
    added.photos = filesNamed(world, person.photoIds)
  }
  for (const poll of snapshot.polls) {
    const kept = { ...poll, votes: new Map(poll.votes) }
    world.polls.set(poll.id, kept)
    closeInTime(world, kept)
  }
  world.cloud.restore(snapshot.cloud)
  world.ledger.restore(snapshot.ledger)
  world.prepared.restore(snapshot.prepared, world.files)
  for (const kept of snapshot.bots) restoreBot(world, kept)
  for (const kept of snapshot.groups) {
    const group = world.addGroup({ type: kept.type, title: kept.title, hasTopics: kept.topics !== null })
    world.groups.delete(group.id)
    Object.assign(group, { id: kept.id, key: String(kept.id), members: new Map(kept.members) })
    group.lastMessageId = kept.lastMessageId
    group.lastBotId = kept.lastBotId
    group.description = kept.description
    group.permissions = kept.permissions
    group.general = kept.general
    group.rights = new Map(kept.rights)
    group.titles = new Map(kept.titles)
    group.restrictions = new Map(kept.restrictions)
    group.bannedUntil = new Map(kept.bannedUntil)
    group.inviteLinks = kept.inviteLinks
    group.joinRequests = new Map(kept.joinRequests)
    group.migratedToId = kept.migratedToId
    group.topics = kept.topics ? new Map(kept.topics) : null
    world.groups.set(group.id, group)
    restore(world, group, kept)
  }
  world.seed.state = snapshot.seedState
  world.nextPersonId = snapshot.nextPersonId
  world.nextSupergroupId = snapshot.nextSupergroupId
  world.nextGroupId = snapshot.nextGroupId
}

function restoreBot(world: World, kept: Snapshot['bots'][number]) {
  const bot = world.bots.get(kept.id)
  if (!bot) return
  bot.lastMessageId = kept.lastMessageId
  bot.photos = filesNamed(world, kept.photoIds)
  bot.menuButton = kept.menuButton
  bot.menuButtons = new Map(kept.menuButtons)
  bot.queue.resume(kept.waiting, kept.nextUpdateId)
  bot.name = new Map(kept.name)
  bot.description = new Map(kept.description)
  bot.shortDescription = new Map(kept.shortDescription)
  bot.commands = new Map(kept.commands.map(([scope, lists]) => [scope, new Map(lists)]))
  for (const keptChat of kept.chats) {
    const person = world.people.get(keptChat.personId)
    if (!person) continue
    const chat = world.privateChat(bot, person)
    chat.isStarted = keptChat.isStarted
    chat.isBlocked = keptChat.isBlocked
    chat.hasWriteAccess = keptChat.hasWriteAccess
    chat.mayBeWrittenUntil = keptChat.mayBeWrittenUntil
    if (keptChat.topics) chat.topics = new Map(keptChat.topics)
    restore(world, chat, keptChat)
  }
}

function filesNamed(world: World, ids: string[]): StoredFile[] {
  return ids.flatMap(id => world.files.get(id) ?? [])
}

function restore(world: World, chat: Chat, kept: SavedChat) {
  chat.pinned = kept.pinned
  chat.keyboards = new Map(kept.keyboards)
  chat.messages = kept.messages.map(message => {
    const { file, ...rest } = message.content
    const found = typeof file === 'string' ? world.files.get(file) : undefined
    const content = (found ? { ...rest, file: found } : rest) as unknown as StoredMessage['content']
    const reactions =
      message.reactions && new Map(message.reactions.map(([id, emoji]) => [Number(id), emoji]))
    return { ...message, content, reactions }
  })
  for (const { id, inlineMessageId } of chat.messages) {
    if (inlineMessageId) world.inlineMessages.set(inlineMessageId, { chat, messageId: id })
  }
}
