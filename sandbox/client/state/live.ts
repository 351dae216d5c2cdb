import { batch, effect, signal } from '@preact/signals'
import type { StreamMessage, WorldEvent } from '../../api/contract.ts'
import { query } from '../api/call.ts'
import { clearAction, showAction } from './actions.ts'
import { dropDraft, noteDraft } from './bot-drafts.ts'
import { clearCallLog, noteCall } from './call-log.ts'
import { forgetDetails, refreshDetails } from './chat-detail.ts'
import { applyMessage, forgetLogs } from './chat-log.ts'
import { noteDrive, reloadDrives } from './drives.ts'
import { forgetPreviews, noteMessage } from './previews.ts'
import { noteTrail } from './trails.ts'
import { rememberPlace } from './whereabouts.ts'
import { followMigration, shownUserIds } from './windows.ts'
import { reloadWorld, world } from './world.ts'

/** True while the stream of events is open. */
export const isConnected = signal(false)
/** Grows when everything that was read has been forgotten; open chats then read again. */
export const freshness = signal(0)
/** True while somebody looks at the log of calls. */
export const wantsCalls = signal(false)

let lastEventId = 0
let worldId = ''

/** Follows the world from the state that was just read, for good: broken connections resume where they stopped. */
export function followWorld(): void {
  worldId = world.value?.worldId ?? ''
  lastEventId = world.value?.lastEventId ?? 0
  effect(() => {
    const address = () =>
      `/sandbox/api/events${query({
        after: lastEventId,
        as: shownUserIds.value.length > 0 ? shownUserIds.value.join(',') : undefined,
        log: wantsCalls.value || undefined,
      })}`
    return keepOpen(address)
  })
}

/** Opens the stream and opens it again whenever it breaks; the answer ends that. */
function keepOpen(address: () => string): () => void {
  let isWanted = true
  let retry: ReturnType<typeof setTimeout> | undefined
  let pauseMs = 250
  let socket: WebSocket | undefined
  const open = () => {
    const stream = new WebSocket(address())
    socket = stream
    stream.onmessage = ({ data }) => {
      if (!isWanted) return
      pauseMs = 250
      receiveSoon(JSON.parse(data))
    }
    stream.onclose = () => {
      if (!isWanted) return
      isConnected.value = false
      retry = setTimeout(open, pauseMs)
      pauseMs = Math.min(pauseMs * 2, 4000)
    }
  }
  open()
  return () => {
    isWanted = false
    clearTimeout(retry)
    socket?.close()
  }
}

let arrived: StreamMessage[] = []

/** What arrives in one go is taken in together, so that a burst redraws the page once. */
function receiveSoon(message: StreamMessage): void {
  arrived.push(message)
  if (arrived.length > 1) return
  setTimeout(() => {
    const burst = arrived
    arrived = []
    batch(() => burst.forEach(receive))
  })
}

function receive(message: StreamMessage): void {
  if (message.type === 'log') noteCall(message.entry)
  else if (message.type === 'event') apply(message.event)
  else {
    isConnected.value = true
    if (message.isResumed && message.worldId === worldId) return
    lastEventId = message.lastEventId
    worldId = message.worldId
    forgetEverything()
    readWorldSoon()
  }
}

function apply(event: WorldEvent): void {
  lastEventId = Math.max(lastEventId, event.id)
  switch (event.kind) {
    case 'message': {
      const isNew = event.change === 'new'
      applyMessage(event.message)
      noteMessage(event.message, isNew)
      noteTrail(event.message)
      if (isNew) {
        clearAction(event.chatId)
        if (event.message.from.isBot) dropDraft(event.chatId)
        if (event.message.service?.kind === 'migrated_to')
          followMigration(event.chatId, event.message.service.chatId)
      }
      return
    }
    case 'chat':
      refreshDetails(event.chatId)
      // Members and topics of a group stand in the list of chats too.
      if (!event.chatId.includes(':')) readWorldSoon()
      return
    case 'action':
      showAction(event.chatId, event.fromId, event.action)
      return
    case 'draft':
      noteDraft(event.chatId, event)
      return
    case 'drive':
      noteDrive(event.drive)
      rememberPlace(event.drive.userId, [event.drive.latitude, event.drive.longitude])
      return
    case 'state':
      readWorldSoon()
      return
    case 'callback_answer':
      // The press itself waits for its answer.
      return
  }
}

let isReadingPlanned = false

/** Reads users, bots and chats; a burst of wishes costs one reading. Another world makes everything else stale too. */
function readWorldSoon(): void {
  if (isReadingPlanned) return
  isReadingPlanned = true
  setTimeout(async () => {
    isReadingPlanned = false
    const state = await reloadWorld().catch(() => undefined)
    if (!state || state.worldId === worldId) return
    worldId = state.worldId
    forgetEverything()
  }, 60)
}

function forgetEverything(): void {
  clearCallLog()
  forgetLogs()
  forgetDetails()
  forgetPreviews()
  reloadDrives().catch(() => undefined)
  freshness.value += 1
}
