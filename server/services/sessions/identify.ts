import { appNames } from '../../contracts/session.ts'
import { hasRole } from '../../domain/people/actor.ts'
import { languageFor } from '../../domain/people/language.ts'
import { roles } from '../../domain/people/role.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Deps } from '../deps.ts'
import { actorFrom, heldFrom } from '../people/roles-of.ts'
import type { SessionsService, SignedIn } from './api.ts'
import { capacities } from './capacity.ts'

/** One round trip: a session that is open, its person, and the roles they have now. */
const readSql = `
  select s.app, u.id as user_id, u.first_name, u.language, u.phone, d.id as driver_id,
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'branchId', g.branch_id))
                from role_grants g where g.user_id = u.id and g.revoked_at is null), '[]') as roles
  from sessions s join users u on u.id = s.user_id left join drivers d on d.user_id = u.id and d.is_active
  where s.id = $1 and s.ended_at is null and s.expires_at > $2 and u.deactivated_at is null`

type Row = {
  app: string
  user_id: string
  first_name: string
  language: string
  phone: string | null
  driver_id: string | null
  roles: { role: string; branchId: string | null }[]
}

/** @see SessionsService.identify — read anew for every request, so that a revoked role is gone at once. */
export const identify =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>): SessionsService['identify'] =>
  async (sessionId, app): Promise<SignedIn> => {
    const { rows } = await db.pool.query<Row>({
      name: 'sessions-identify',
      text: readSql,
      values: [sessionId, clock.now()],
    })
    const row = rows[0]
    if (row?.app !== app || !appNames.includes(app)) throw new Refusal('people.session-over')
    const held = heldFrom(row.roles).filter(({ role }) => capacities[app].roles.includes(role))
    const drives = held.some(({ role }) => role === 'driver')
    const actor = actorFrom(row.user_id, held, drives ? row.driver_id : null)
    return {
      sessionId,
      app,
      actor,
      roles: roles.filter(role => hasRole(actor, role)),
      firstName: row.first_name,
      language: languageFor(row.language),
      phone: row.phone,
    }
  }
