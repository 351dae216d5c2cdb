import { signal } from '@preact/signals'
import type { liveCloses, ToClient, ToServer } from '../../../server/contracts/live.ts'
import { accessToken, appName, isOver } from '../api/session.ts'
import { onReturn } from '../telegram/on-return.ts'

type News = Extract<ToClient, { kind: 'news' }>
type Moved = Extract<ToClient, { kind: 'positions' }>['moved']

/** Who listens to a topic. `changed` also comes without news: after a gap everything may have changed. */
export type Listener = {
  readonly changed: (news: News | null) => void
  readonly moved?: (moved: Moved) => void
}
type Followed = { mark: string | null; readonly listeners: Set<Listener> }

const unauthenticated: (typeof liveCloses)['unauthenticated'] = 4401
/** Most breaks are short: the first tries come after at most so long each, and then each rest is twice as long. */
const quickRestMs = 500
const quickTries = 6
const longestRestMs = 10_000
/** So long before a token ends the next one is said: less than what `accessToken` calls still good. */
const helloAheadMs = 20_000
/** TCP does not notice a tunnel: after so much silence the server is asked for a word, and has so long to say it. */
const silenceMs = 45_000
const answerMs = 5_000
/** Somebody who looks at the page again should not look at what was for long. */
const answerOnReturnMs = 2_000

/** Whether the wire is up: screens show when they may be behind. */
export const isLive = signal(false)

const followed = new Map<string, Followed>()
let socket: WebSocket | null = null
let tries = 0
let said: string | null = null
let refused: string | null = null
let again: ReturnType<typeof setTimeout> | undefined
let helloTimer: ReturnType<typeof setTimeout> | undefined
let silence: ReturnType<typeof setTimeout> | undefined

const say = (words: ToServer): void => {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words))
}

const hello = async (): Promise<void> => {
  const to = socket
  try {
    said = await accessToken(refused)
    refused = null
    if (socket === to) say({ kind: 'hello', app: appName(), accessToken: said })
  } catch {
    if (to) letGo(to)
  }
}

const follow = (topic: string): void =>
  say({ kind: 'follow', topic, after: followed.get(topic)?.mark ?? null })

const hear = (words: ToClient): void => {
  listenForSilence(silenceMs, () => askForAWord())
  if (words.kind === 'welcome') {
    tries = 0
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
    // What was loaded before the follow began, or before a gap, may have changed in between.
    const isElsewhere = one.mark !== words.mark
    one.mark = words.mark
    if (isElsewhere) for (const listener of one.listeners) listener.changed(null)
  }
  if (words.kind === 'news' || words.kind === 'gap') {
    one.mark = words.mark
    for (const listener of one.listeners) listener.changed(words.kind === 'news' ? words : null)
  }
}

/** How long to wait before the next try, in milliseconds: by chance, so that not all come at once when a server is back. */
const nextRest = (): number => {
  const most = Math.min(longestRestMs, quickRestMs * 2 ** Math.max(0, ++tries - quickTries))
  return most * (0.5 + Math.random() / 2)
}

/** The connection is over, or as good as: another one after a rest. */
const letGo = (opened: WebSocket): void => {
  if (socket !== opened) return
  socket = null
  isLive.value = false
  clearTimeout(helloTimer)
  clearTimeout(silence)
  opened.close()
  again = setTimeout(connect, nextRest())
}

const listenForSilence = (ms: number, then: () => void): void => {
  clearTimeout(silence)
  silence = setTimeout(then, ms)
}

const askForAWord = (withinMs = answerMs): void => {
  const asked = socket
  if (!asked) return
  listenForSilence(withinMs, () => letGo(asked))
  void hello()
}

const connect = (): void => {
  clearTimeout(again)
  again = undefined
  if (socket || followed.size === 0 || isOver.value) return
  const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`)
  socket = opened
  listenForSilence(2 * answerMs, () => letGo(opened))
  opened.onopen = () => void hello()
  opened.onmessage = ({ data }) => {
    if (socket === opened) hear(JSON.parse(String(data)) as ToClient)
  }
  opened.onclose = ({ code }) => {
    if (code === unauthenticated) refused = said
    letGo(opened)
  }
}

/** The device has a line again: whatever was opened over the one before is not waited for. */
const beginAnew = (): void => {
  tries = 0
  if (socket) letGo(socket)
  if (again !== undefined) connect()
}

const lookAgain = (): void => {
  tries = 0
  if (again !== undefined) connect()
  else if (isLive.value) askForAWord(answerOnReturnMs)
}

window.addEventListener('online', beginAnew)
onReturn(lookAgain)

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
