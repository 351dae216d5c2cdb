import { findMessage } from '../world/find-message.ts'
import { isLive } from '../world/live-locations.ts'
import type { Chat, Person } from '../world/model.ts'
import { personMoves } from '../world/person-locations.ts'
import type { World } from '../world/world.ts'

/** How far a phone that lies still seems to wander, degrees: some two metres. */
const tremble = 0.00002
const lookEveryMs = 5000

/**
 * Lets every shared live location that has been still for a while wander by a step, as a real phone's does: a driver who
 * waits at the kerb stays on the map. Looks at shares that began or moved since it was started, and at those already there.
 * @param stillMs how long a dot may be still
 * @returns how to stop
 */
export function startGpsTremble(world: World, stillMs: number): () => void {
  const shares = new Map<string, { chat: Chat; messageId: number; movedAt: number }>()
  const note = (chat: Chat, messageId: number, movedAt: number) => {
    const message = findMessage(chat, messageId)
    const person = message && world.people.get(message.fromId)
    if (!message || !person || message.content.kind !== 'location' || !message.content.live) return
    const key = `${chat.key}:${messageId}`
    if (isLive(message.content.live, message.date)) shares.set(key, { chat, messageId, movedAt })
    else shares.delete(key)
  }
  for (const chat of world.chats()) for (const { id } of chat.messages.slice(-200)) note(chat, id, 0)
  const stopListening = world.events.listen(event => {
    if (event.kind === 'message' && (event.change === 'new' || event.change === 'edited'))
      note(event.chat, event.messageId, event.at)
  })

  let side = 1
  const timer = setInterval(() => {
    side = -side
    const now = Date.now()
    for (const [key, { chat, messageId, movedAt }] of shares) {
      if (now - movedAt < stillMs) continue
      const message = findMessage(chat, messageId)
      const person: Person | undefined = message && world.people.get(message.fromId)
      const content = message?.content
      if (
        !person ||
        content?.kind !== 'location' ||
        !content.live ||
        !isLive(content.live, message?.date ?? 0)
      ) {
        shares.delete(key)
        continue
      }
      const { latitude, longitude } = content.place
      personMoves(
        world,
        chat,
        person,
        messageId,
        { latitude: latitude + side * tremble, longitude },
        undefined,
      )
    }
  }, lookEveryMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    stopListening()
  }
}
