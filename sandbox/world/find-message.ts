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

/** The message with this id unless it never was or is deleted. */
export function findMessage(chat: Chat, id: number): StoredMessage | undefined {
  const message = findTrace(chat, id)
  return message && message.content.kind !== 'deleted' ? message : undefined
}

/** Like `findMessage`, but what is left of a deleted message is found too. */
export function findTrace(chat: Chat, id: number): StoredMessage | undefined {
  const message = chat.messages[indexOfMessage(chat, id)]
  return message?.id === id ? message : undefined
}
