import { hear, knows, tell } from './launch.ts'

export const canShareContact = (): boolean => knows('web_app_request_phone')

/** Enough to read Telegram's question and to answer it. */
const patienceMs = 60_000

/**
 * Asks the person for their own number; Telegram sends it to the bot. Resolves to whether it was sent, or may have been:
 * there are clients that send it and never say so.
 */
export const shareContact = (): Promise<boolean> =>
  new Promise(resolve => {
    const end = (isSent: boolean): void => {
      clearTimeout(timer)
      off()
      resolve(isSent)
    }
    const off = hear('phone_requested', ({ status }) => end(status === 'sent'))
    const timer = setTimeout(() => end(true), patienceMs)
    tell('web_app_request_phone')
  })
