import type { NewBot } from '../world/world.ts'

export const shopToken = '1001:shop-secret'
export const crewToken = '1002:crew-secret'
export const shop = '@shop_bot'
export const crew = '@crew_bot'

/** Two bots are enough to see that they do not hear one another. */
export const testBots: NewBot[] = [
  { token: shopToken, username: 'shop_bot', name: 'Shop' },
  { token: crewToken, username: 'crew_bot', name: 'Crew' },
]

/** Polls are held a tenth as long as at Telegram, so that tests take seconds. */
export const shortHoldMs = 300
