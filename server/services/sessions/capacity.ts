import type { AppName } from '../../contracts/session.ts'
import type { Role } from '../../domain/people/role.ts'
import type { BotName } from '../ports/chat.ts'

/** The bot whose Telegram vouches for people in this app, and the roles in which they may act there. */
export type Capacity = { readonly bot: BotName; readonly roles: readonly Role[] }

/** In the shop a dispatcher is a customer like any other: a token does no more than the screen it was made for. */
export const capacities: Readonly<Record<AppName, Capacity>> = {
  shop: { bot: 'customer', roles: [] },
  driver: { bot: 'crew', roles: ['driver'] },
  dispatch: { bot: 'crew', roles: ['dispatcher', 'admin', 'owner'] },
  sales: { bot: 'sales', roles: ['sales'] },
  admin: { bot: 'crew', roles: ['admin', 'owner'] },
}
