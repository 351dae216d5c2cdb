import { signal } from '@preact/signals'
import type { liveCloses, ToClient, ToServer } from '../../../server/contracts/live.ts'
import type { AppName } from '../../../server/contracts/session.ts'
import { accessToken } from '../api/session.ts'

type News = Extract<ToClient, { kind: 'news' }>
type Moved = Extract<ToClient, { kind: 'positions' }>['moved']

/** Who listens to a topic. `changed` also comes without news: after a gap everything may have changed. */
export type Listener = {
  readonly changed: (news: News | null) => void
  readonly moved?: (moved: Moved) => void
}
type Followed = { mark: string | null; readonly listeners: Set<Listener> }

const unauthenticated: (typeof liveCloses)['unauthenticated'] = 4401
const firstRestMs = 300
const longestRestMs = 10_000
/** A server that is there says something at least this often; TCP alone does not notice a tunnel. */
const helloAheadMs = 60_000

/** Whether the wire is up: screens show when they may be behind. */
export const isLive = signal(false)

const followed = new Map<string, Followed>()
let app: AppName = 'shop'
let socket: WebSocket | null = null
let rest = firstRestMs
let isTokenStale = false
let again: ReturnType<typeof setTimeout> | undefined
let helloTimer: ReturnType<typeof setTimeout> | undefined

const say = (words: ToServer): void => {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words))
}

const hello = async (): Promise<void> => {
  try {
    say({ kind: 'hello', app, accessToken: await accessToken(isTokenStale) })
    isTokenStale = false
  } catch {
    socket?.close()
  }
}

const follow = (topic: string): void =>
  say({ kind: 'follow', topic, after: followed.get(topic)?.mark ?? null })

const hear = (words: ToClient): void => {
  if (words.kind === 'welcome') {
    rest = firstRestMs
    if (!isLive.value) for (const topic of followed.keys()) follow(topic)
    isLive.value = true
    clearTimeout(helloTimer)
    helloTimer = setTimeout(hello, Math.max(1000, Date.parse(words.until) - Date.now() - helloAheadMs))
    return
  }
  const one = words.topic === null ? undefined : followed.get(words.topic)
  if (!one) return
  if (words.kind === 'positions') for (const listener of one.listeners) listener.moved?.(words.moved)
  if (words.kind === 'following') {
    // What was loaded before the follow began may have changed in between.
    const isNew = one.mark === null
    one.mark = words.mark
    if (isNew) for (const listener of one.listeners) listener.changed(null)
  }
  if (words.kind === 'news' || words.kind === 'gap') {
    one.mark = words.mark
    for (const listener of one.listeners) listener.changed(words.kind === 'news' ? words : null)
  }
}

const connect = (): void => {
  clearTimeout(again)
  again = undefined
  if (socket || followed.size === 0) return
  const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`)
  socket = opened
  opened.onopen = () => void hello()
  opened.onmessage = ({ data }) => hear(JSON.parse(String(data)) as ToClient)
  opened.onclose = ({ code }) => {
    if (socket !== opened) return
    socket = null
    isLive.value = false
    clearTimeout(helloTimer)
    if (code === unauthenticated) isTokenStale = true
    // not all at once when a server comes back
    again = setTimeout(connect, rest * (0.5 + Math.random()))
    rest = Math.min(longestRestMs, rest * 2)
  }
}

const hurry = (): void => {
  rest = firstRestMs
  if (again) connect()
}

/** Which app speaks here; the wire is opened with the first topic. */
export const prepareWire = (name: AppName): void => {
  app = name
  window.addEventListener('online', hurry)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') hurry()
  })
}

/** Follows a topic until the returned function is called. What happened while the line was down is told when it is back. */
export const listen = (topic: string, listener: Listener): (() => void) => {
  const known = followed.get(topic)
  if (known) known.listeners.add(listener)
  else {
    followed.set(topic, { mark: null, listeners: new Set([listener]) })
    if (isLive.value) follow(topic)
    else connect()
  }
  return () => {
    const one = followed.get(topic)
    one?.listeners.delete(listener)
    if (one?.listeners.size !== 0) return
    followed.delete(topic)
    say({ kind: 'leave', topic })
  }
}
