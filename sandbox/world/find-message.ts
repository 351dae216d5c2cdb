import type { Chat, StoredMessage } from './model.ts'

/** Where the message with this id lies, or where it would lie, by halving. */
export function indexOfMessage(chat: Chat, id: number): number {
  const { messages } = chat
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((messages[middle]?.id ?? id) < id) low = middle + 1
    else high = middle
  }
  return low
}

/** The message with this id unless it never was, is deleted, or is there for one person only. */
export function findMessage(chat: Chat, id: number): StoredMessage | undefined {
  const message = findTrace(chat, id)
  return message && message.content.kind !== 'deleted' && !message.visibleTo ? message : undefined
}

/** The message with this id as long as this person sees it. */
export function findSeenBy(chat: Chat, id: number, userId: number): StoredMessage | undefined {
  return findMessage(chat, id) ?? findEphemeral(chat, id, userId)
}

/** The message with this id that is there for this person alone. */
export function findEphemeral(chat: Chat, id: number, userId: number): StoredMessage | undefined {
  const message = findTrace(chat, id)
  return message && message.content.kind !== 'deleted' && message.visibleTo === userId ? message : undefined
}

/** Like `findMessage`, but what is left of a deleted message is found too. */
export function findTrace(chat: Chat, id: number): StoredMessage | undefined {
  const message = chat.messages[indexOfMessage(chat, id)]
  return message?.id === id ? message : undefined
}
