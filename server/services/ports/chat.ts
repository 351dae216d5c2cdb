/** The three bots, by the name that keys their rows. */
export type BotName = 'customer' | 'crew' | 'sales'
export const botNames = ['customer', 'crew', 'sales'] as const satisfies readonly BotName[]
