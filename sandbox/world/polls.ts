import { toUser } from './bot-view/accounts.ts'
import { toPoll } from './bot-view/poll.ts'
import { nowInSeconds } from './clock.ts'
import type { Chat, Poll, StoredMessage } from './model.ts'
import { type World, WorldRefusal } from './world.ts'

/** Timers of Node count milliseconds in 31 bits; a poll may stay open for longer. */
const longestTimerMs = 0x7fffffff

/** Puts a poll into the world; it can then be sent as content by its id. */
export function addPoll(
  world: World,
  poll: Omit<Poll, 'id' | 'votes' | 'closeDate'> & { closeDate?: number },
) {
  const closeDate = poll.closeDate || (poll.openPeriod > 0 ? nowInSeconds() + poll.openPeriod : 0)
  const added: Poll = { ...poll, id: world.seed.digits(19), closeDate, votes: new Map() }
  world.polls.set(added.id, added)
  closeInTime(world, added)
  return added
}

/** The same question asked anew: a copy has no votes and is open. */
export function copyPoll(world: World, poll: Poll, authorId: number): Poll {
  return addPoll(world, { ...poll, authorId, isClosed: false, closeDate: 0 })
}

/** The poll of a message, if it is one. */
export function pollIn(world: World, message: StoredMessage): Poll | undefined {
  return message.content.kind === 'poll' ? world.polls.get(message.content.pollId) : undefined
}

/**
 * A person chooses; no options take the vote back. Throws 409 where Telegram's apps would not let one choose so.
 */
export function vote(world: World, poll: Poll, userId: number, options: number[]) {
  const chosen = [...new Set(options)].sort((one, other) => one - other)
  const before = poll.votes.get(userId) ?? []
  if (poll.isClosed) throw new WorldRefusal(409, 'the poll is closed')
  if (chosen.some(option => !poll.options[option])) throw new WorldRefusal(400, 'the poll has no such option')
  if (chosen.length > 1 && !poll.allowsSeveral) throw new WorldRefusal(409, 'only one option may be chosen')
  if (before.length > 0 && !poll.allowsRevoting) throw new WorldRefusal(409, 'this vote cannot be changed')
  if (before.join() === chosen.join()) return
  if (chosen.length > 0) poll.votes.set(userId, chosen)
  else poll.votes.delete(userId)
  tellOfVote(world, poll, userId, chosen)
  changed(world, poll)
}

/** Ends the poll for good and tells its bot. */
export function closePoll(world: World, poll: Poll) {
  if (poll.isClosed) return
  poll.isClosed = true
  changed(world, poll)
}

/** Closes the poll when its time has come; to be called again after a restart. */
export function closeInTime(world: World, poll: Poll) {
  if (poll.closeDate === 0 || poll.isClosed) return
  const leftMs = poll.closeDate * 1000 - Date.now()
  const wakeUp = () => {
    if (world.polls.get(poll.id) !== poll) return
    if (Date.now() >= poll.closeDate * 1000) closePoll(world, poll)
    else closeInTime(world, poll)
  }
  setTimeout(wakeUp, Math.min(Math.max(0, leftMs), longestTimerMs)).unref()
}

function tellOfVote(world: World, poll: Poll, userId: number, chosen: number[]) {
  const user = world.people.get(userId)
  if (poll.isAnonymous || !user) return
  world.bots.get(poll.authorId)?.queue.push(
    'poll_answer',
    {
      poll_id: poll.id,
      user: toUser(user),
      option_ids: chosen,
      option_persistent_ids: chosen.flatMap(option => poll.options[option]?.id ?? []),
    },
    `poll ${poll.id}`,
  )
}

function changed(world: World, poll: Poll) {
  const author = world.bots.get(poll.authorId)
  if (author) author.queue.push('poll', toPoll(poll, author.id), `poll ${poll.id}`)
  for (const [chat, message] of messagesWith(world, poll)) {
    world.events.add({ kind: 'message', chat, change: 'edited', messageId: message.id })
  }
}

/** A poll may have been forwarded, so every chat is looked through; polls are rare enough. */
function* messagesWith(world: World, poll: Poll): Iterable<[Chat, StoredMessage]> {
  for (const chat of world.chats()) {
    for (const message of chat.messages) {
      if (message.content.kind === 'poll' && message.content.pollId === poll.id) yield [chat, message]
    }
  }
}
