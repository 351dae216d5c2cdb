import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Autopilot } from './autopilot.ts'
import { isPaceName } from './pace.ts'
import { page } from './page.ts'

const largestWish = 1000
const isOurs = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')

const readWish = async (request: IncomingMessage): Promise<unknown> => {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > largestWish) return null
  }
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

/**
 * Serves the autopilot's page and its switch, on the loopback only. A page from elsewhere cannot reach the switch: it
 * takes JSON, which a browser asks about first, and only under our own names.
 */
export const openDesk = async (
  autopilot: Pick<Autopilot, 'status' | 'change'>,
  port: number,
): Promise<{ url: string; close(): void }> => {
  const server = createServer(async (request, response) => {
    if (!isOurs(request.headers.host)) return json(response, 403, { error: 'Loopback only.' })
    const { pathname } = new URL(request.url ?? '/', 'http://desk')
    if (request.method === 'GET' && pathname === '/')
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
    if (pathname !== '/state') return json(response, 404, { error: 'Nothing here.' })
    if (request.method === 'POST') {
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
        return json(response, 415, { error: 'JSON, please.' })
      const wish = (await readWish(request)) as { isOn?: unknown; pace?: unknown } | null
      autopilot.change({
        ...(typeof wish?.isOn === 'boolean' ? { isOn: wish.isOn } : {}),
        ...(isPaceName(wish?.pace) ? { pace: wish.pace } : {}),
      })
    }
    return json(response, 200, autopilot.status)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
