import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Socket } from 'node:net'
import type { StreamMessage } from '../api/contract.ts'

/** Listens to `/sandbox/api/events` until closed; Node 20 has no WebSocket of its own. Text frames only. */
export function listenToStream(url: string, query: string): { heard: StreamMessage[]; close: () => void } {
  const heard: StreamMessage[] = []
  let socket: Socket | null = null
  let isClosed = false
  const upgrade = request(`${url}/sandbox/api/events?${query}`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
    },
  })
  upgrade.on('upgrade', (_, opened, head) => {
    socket = opened
    if (isClosed) opened.destroy()
    let buffered = head
    const read = (chunk: Buffer) => {
      buffered = Buffer.concat([buffered, chunk])
      for (let frame = firstFrame(buffered); frame; frame = firstFrame(buffered)) {
        buffered = buffered.subarray(frame.end)
        if (frame.isText) heard.push(JSON.parse(frame.text))
      }
    }
    read(Buffer.alloc(0))
    opened.on('data', read)
    opened.on('error', () => {})
  })
  upgrade.on('error', () => {})
  upgrade.end()
  return {
    heard,
    close: () => {
      isClosed = true
      socket?.destroy()
    },
  }
}

/** Frames of a server are unmasked: two bytes of head, a length of 7, 16 or 64 bits, the text. */
function firstFrame(bytes: Buffer): { isText: boolean; text: string; end: number } | null {
  if (bytes.length < 2) return null
  const short = (bytes[1] ?? 0) & 0x7f
  const headLength = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < headLength) return null
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const end = headLength + length
  if (bytes.length < end) return null
  return { isText: ((bytes[0] ?? 0) & 0x0f) === 1, text: bytes.toString('utf8', headLength, end), end }
}
