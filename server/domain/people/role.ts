export const roles = ['customer', 'driver', 'dispatcher', 'sales', 'support', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** Which roles one role stands for. Nobody drives or sells by rank: those need a profile of their own. */
export const rolesWithin: Readonly<Record<Role, readonly Role[]>> = {
  customer: ['customer'],
  driver: ['driver'],
  dispatcher: ['dispatcher'],
  sales: ['sales'],
  support: ['support'],
  admin: ['admin', 'dispatcher', 'support'],
  owner: ['owner', 'admin', 'dispatcher', 'support'],
}

/** Which roles somebody may hand out by invite or revoke. */
export const rolesInvitedBy: Readonly<Record<Role, readonly Role[]>> = {
  customer: [],
  driver: [],
  dispatcher: ['driver'],
  sales: [],
  support: [],
  admin: ['driver', 'dispatcher', 'sales', 'support'],
  owner: ['driver', 'dispatcher', 'sales', 'support', 'admin', 'owner'],
}
