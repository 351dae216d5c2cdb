import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { validate } from '@telegram-apps/init-data-node'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/**
 * The app's own server on a free port: the built pages, and `POST /check`, which answers whether the init data in
 * its body was signed for this bot, with a library that nobody here wrote.
 */
export async function servePage(folder: string, botToken: string) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    if (request.method === 'POST' && pathname === '/check') {
      let body = ''
      for await (const chunk of request) body += chunk
      response.end(isValid(body, botToken) ? 'valid' : 'invalid')
      return
    }
    const path = normalize(pathname === '/' ? '/index.html' : pathname)
    const file = createReadStream(join(folder, path))
    file.on('error', () => response.writeHead(404).end())
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
    file.pipe(response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function isValid(initData: string, botToken: string): boolean {
  try {
    validate(initData, botToken)
    return true
  } catch {
    return false
  }
}
