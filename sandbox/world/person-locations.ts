import { isLive } from './live-locations.ts'
import { editMessage } from './messages.ts'
import {
  type Chat,
  endlessLivePeriod,
  type LocationContent,
  type Person,
  type Place,
  type StoredMessage,
} from './model.ts'
import { ownMessage, personPosts, type Where } from './person-acts.ts'
import { type World, WorldRefusal } from './world.ts'

/** A person begins to share where they are. @param period seconds, or the endless one */
export function personGoesLive(
  world: World,
  chat: Chat,
  person: Person,
  place: Place,
  live: { period: number; heading?: number | undefined },
  where: Where,
): StoredMessage {
  const { period, heading } = live
  if (period !== endlessLivePeriod && (period < 60 || period > 86_400)) {
    throw new WorldRefusal(400, 'a live location lasts 60 to 86400 seconds, or 2147483647 for until stopped')
  }
  const share = { period, isStopped: false, ...(heading ? { heading } : {}) }
  return personPosts(world, chat, person, { kind: 'location', place, live: share }, where)
}

/** The dot moves: the bot hears an edited message. */
export function personMoves(
  world: World,
  chat: Chat,
  person: Person,
  messageId: number,
  place: Place,
  heading: number | undefined,
): StoredMessage {
  const { message, content } = liveLocation(chat, person, messageId)
  const { heading: _, ...live } = content.live
  editMessage(world, chat, message, {
    content: { kind: 'location', place, live: { ...live, ...(heading ? { heading } : {}) } },
  })
  return message
}

/** The person stops sharing: the bot hears a last edit, without a live period. */
export function personStopsSharing(
  world: World,
  chat: Chat,
  person: Person,
  messageId: number,
): StoredMessage {
  const { message, content } = liveLocation(chat, person, messageId)
  editMessage(world, chat, message, { content: { ...content, live: { ...content.live, isStopped: true } } })
  return message
}

type LiveContent = LocationContent & { live: NonNullable<LocationContent['live']> }

function liveLocation(
  chat: Chat,
  person: Person,
  messageId: number,
): { message: StoredMessage; content: LiveContent } {
  const message = ownMessage(chat, person, messageId)
  const { content } = message
  if (content.kind !== 'location' || !content.live) throw new WorldRefusal(409, 'that is no live location')
  if (!isLive(content.live, message.date)) throw new WorldRefusal(409, 'the live location has ended')
  return { message, content: { ...content, live: content.live } }
}
