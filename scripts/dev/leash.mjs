/**
 * Preloaded (`node --import`) into every process a command starts. The starter holds the other end of a pipe
 * or an IPC channel; when the starter is gone, even by `kill -9`, it closes and the process ends itself:
 * first the polite way, so that it can finish what it holds, then for certain.
 */
import net from 'node:net'
import { isMainThread } from 'node:worker_threads'

const GRACE_MS = 4000
const fd = Number(process.env.GORA_LEASH)
// processes started by ours have other things under this number
delete process.env.GORA_LEASH

function end() {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref()
  process.kill(process.pid, 'SIGTERM')
}

// worker threads run this file again, and have nothing to watch
if (isMainThread && fd) {
  const leash = new net.Socket({ fd, readable: true, writable: false })
  leash.on('error', () => {})
  leash.once('close', end)
  leash.resume()
  leash.unref()
} else if (isMainThread && process.connected) {
  process.once('disconnect', end)
}
