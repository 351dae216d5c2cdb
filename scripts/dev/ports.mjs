import net from 'node:net'

/**
 * Can somebody still listen here? Asks by listening, and by knocking, because some systems let two
 * programs listen side by side on the loopback and the wildcard address.
 * @param {number} port
 */
async function isFree(port) {
  if (await answers(port)) return false
  return await new Promise(resolve => {
    const server = net.createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/**
 * Does anything accept a connection on this loopback port?
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function answers(port) {
  return new Promise(resolve => {
    const socket = net.connect({ port, host: '127.0.0.1', timeout: 1000 })
    const settle = (/** @type {boolean} */ does) => {
      socket.destroy()
      resolve(does)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
}

/** A port of the system's choosing that nobody listens on. @returns {Promise<number>} */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/**
 * The preferred port, or the next free one after it; any free one when a whole stretch is taken.
 * @param {number} preferred
 * @param {number} [tries]
 */
export async function freePortFrom(preferred, tries = 50) {
  for (let port = preferred; port < preferred + tries && port < 65_536; port++)
    if (await isFree(port)) return port
  return await anyFreePort()
}
