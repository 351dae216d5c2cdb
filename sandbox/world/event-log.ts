import type { MessageEntity } from 'grammy/types'
import type { CallbackAnswer, Chat, DriveState } from './model.ts'

export type MessageChange = 'new' | 'edited' | 'deleted' | 'pinned' | 'reacted'

type Happening =
  | { kind: 'message'; chat: Chat; change: MessageChange; messageId: number }
  | { kind: 'chat'; chat: Chat }
  | { kind: 'draft'; chat: Chat; fromId: number; text: string; entities: MessageEntity[] }
  | { kind: 'action'; chat: Chat; fromId: number; action: string }
  | { kind: 'callback_answer'; chat: Chat; messageId: number; userId: number; answer: CallbackAnswer }
  | { kind: 'drive'; chat: Chat; drive: DriveState }
  | { kind: 'state'; chat: null }

/** One entry holds references, not copies: what is shown is composed when somebody looks. */
export type LoggedEvent = Happening & { id: number; at: number }

/** The one list of everything that happened, kept in a ring: the newest `capacity` entries can be read again. */
export class EventLog {
  private readonly ring: (LoggedEvent | undefined)[]
  private readonly listeners = new Set<(event: LoggedEvent) => void>()
  private readonly chatListeners = new Map<Chat, Set<(event: LoggedEvent) => void>>()
  private readonly capacity: number
  lastId = 0

  constructor(capacity = 20_000) {
    this.capacity = capacity
    this.ring = new Array(capacity)
  }

  add(happening: Happening): number {
    const event: LoggedEvent = Object.assign(happening, { id: ++this.lastId, at: Date.now() })
    this.ring[event.id % this.capacity] = event
    for (const listener of this.listeners) listener(event)
    if (event.chat) for (const listener of this.chatListeners.get(event.chat) ?? []) listener(event)
    return event.id
  }

  /** The oldest id that is still held. */
  get firstId(): number {
    return Math.max(1, this.lastId - this.capacity + 1)
  }

  /** Entries after `id` that are still held, oldest first; of one chat where a chat is given. */
  after(id: number, chat?: Chat): LoggedEvent[] {
    const found: LoggedEvent[] = []
    for (let next = Math.max(id + 1, this.firstId); next <= this.lastId; next++) {
      const event = this.ring[next % this.capacity]
      if (event && (chat === undefined || event.chat === chat)) found.push(event)
    }
    return found
  }

  /** Calls back for every event until the returned function is called. */
  listen(listener: (event: LoggedEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  listenToChat(chat: Chat, listener: (event: LoggedEvent) => void): () => void {
    const listeners = this.chatListeners.get(chat) ?? new Set()
    this.chatListeners.set(chat, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.chatListeners.delete(chat)
    }
  }

  clear() {
    this.ring.fill(undefined)
  }
}
