import { hear, knows, tell } from './launch.ts'

export const canShareContact = (): boolean => knows('web_app_request_phone')

/** Asks the person for their own number; Telegram sends it to the bot. Resolves to whether it was sent. */
export const shareContact = (): Promise<boolean> =>
  new Promise(resolve => {
    const off = hear('phone_requested', ({ status }) => {
      off()
      resolve(status === 'sent')
    })
    tell('web_app_request_phone')
  })
