import type { WebSocket } from '@fastify/websocket'
import { liveCloses, type ToClient } from '../../contracts/live.ts'
import type { LiveLimits } from './limits.ts'

/** What is written to one reader, who may be slow. */
export type Outlet = {
  isOpen(): boolean
  /** Something that must not be lost: a reader who is too far behind for it is sent away instead. */
  say(frame: ToClient | Buffer): void
  /** Something that the next one of its kind replaces. False: left out, because the reader is behind. */
  show(frame: Buffer): boolean
  /** Says goodbye; who does not answer soon is cut off. */
  close(code: number): void
}

export const frameOf = (message: ToClient): Buffer => Buffer.from(JSON.stringify(message))

export const openOutlet = (
  socket: WebSocket,
  limits: Pick<LiveLimits, 'skipBytes' | 'mostBytes' | 'behindMs' | 'closeMs'>,
): Outlet => {
  let behindSince: number | null = null
  const isOpen = () => socket.readyState === socket.OPEN

  const close = (code: number): void => {
    if (!isOpen()) return
    socket.close(code)
    setTimeout(() => socket.terminate(), limits.closeMs).unref()
  }

  /** Whether the reader keeps up; one who has not for too long is sent away. */
  const keepsUp = (): boolean => {
    if (socket.bufferedAmount <= limits.skipBytes) {
      behindSince = null
      return true
    }
    const now = performance.now()
    behindSince ??= now
    if (now - behindSince > limits.behindMs) close(liveCloses.tooSlow)
    return false
  }

  return {
    isOpen,
    close,
    say: frame => {
      keepsUp()
      if (socket.bufferedAmount > limits.mostBytes) close(liveCloses.tooSlow)
      if (isOpen()) socket.send(Buffer.isBuffer(frame) ? frame : frameOf(frame), { binary: false })
    },
    show: frame => {
      if (!keepsUp() || !isOpen()) return false
      socket.send(frame, { binary: false })
      return true
    },
  }
}
