import { createServer, type RequestListener } from 'node:http'

/** How a bot hears of what happens. */
export type Ingress = 'polling' | 'webhook'

export interface ForeignBotOptions {
  apiRoot: string
  token: string
  ingress: Ingress
  /** Sent with every webhook delivery and checked by the client library itself. */
  secret: string
  providerToken: string
}

/**
 * A bot written with a library that nobody here wrote, in that library's own idioms. All of them do the same:
 *
 * - `/start`: greets in HTML with the name in bold and a button "Count 0"; a tap edits the text and the button and
 *   answers "counted <n>"
 * - `/keyboard`: a reply keyboard with a contact button; a contact is answered "number <phone>"
 * - a photo: fetched back by getFile and answered with a document of the same bytes, caption "<n> bytes"
 * - `/album`: two uploaded pictures in one album
 * - a live location: each move is answered by editing one message to "at <latitude>"
 * - `/same`: edits a message to what it is already; the library's own error is told as "<code> <description>"
 * - `/pay`: an invoice; its pre-checkout is answered yes and the payment "paid <total> <payload>"
 */
export interface ForeignClient {
  name: string
  start(options: ForeignBotOptions): Promise<ForeignBot>
}

export interface ForeignBot {
  stop(): Promise<void>
}

export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'pre_checkout_query'] as const

export const invoice = {
  title: 'Two burgers',
  description: 'And a salad',
  payload: 'order-7',
  currency: 'EUR' as const,
  prices: [
    { label: 'Burgers', amount: 1000 },
    { label: 'Salad', amount: 200 },
  ],
}

/** An HTTP server for a library's webhook handler. */
export async function host(listener: RequestListener): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/hook`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
