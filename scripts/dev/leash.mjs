/**
 * Preloaded (`node --import`) into every process a command starts. The starter holds the other end of a pipe;
 * when the starter is gone, even by `kill -9`, the pipe closes and the process ends itself: first the polite
 * way, so that it can finish what it holds, then for certain.
 */
import net from 'node:net'
import { isMainThread } from 'node:worker_threads'

const GRACE_MS = 4000
const fd = Number(process.env.GORA_LEASH)

// workers run this file again, and processes started by ours have other things under this number
if (isMainThread && fd) {
  delete process.env.GORA_LEASH
  const leash = new net.Socket({ fd, readable: true, writable: false })
  leash.on('error', () => {})
  leash.once('close', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  leash.resume()
  leash.unref()
}
