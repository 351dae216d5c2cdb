import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A door in front of a server: open, shut (as if nobody listened there), or stuck (taken, but nothing passes). */
export type TcpGate = {
  /** The address with this door in place of the server's. */
  readonly url: string
  shut(): Promise<void>
  stick(): void
  open(): Promise<void>
  close(): Promise<void>
}

/** @param target the address of a server, such as redis://127.0.0.1:6379/1 */
export const openTcpGate = async (target: string): Promise<TcpGate> => {
  const { hostname, port } = new URL(target)
  const pairs = new Set<readonly [Socket, Socket]>()
  let isStuck = false
  const gate = createServer(inside => {
    const outside = connect({ host: hostname, port: Number(port) })
    const pair = [inside, outside] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      inside.destroy()
      outside.destroy()
    }
    for (const socket of pair) {
      socket.on('error', end)
      socket.on('close', end)
    }
    inside.on('data', data => !isStuck && outside.write(data))
    outside.on('data', data => !isStuck && inside.write(data))
  })
  gate.listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const { port: door } = gate.address() as AddressInfo
  const shut = async () => {
    if (!gate.listening) return
    const closed = once(gate, 'close')
    gate.close()
    for (const [inside, outside] of pairs) {
      inside.destroy()
      outside.destroy()
    }
    await closed
  }
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(door) }).href,
    shut,
    stick: () => {
      isStuck = true
    },
    open: async () => {
      isStuck = false
      if (gate.listening) return
      gate.listen(door, '127.0.0.1')
      await once(gate, 'listening')
    },
    close: shut,
  }
}
