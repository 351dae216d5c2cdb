import { transact } from '../../db/transact.ts'
import { type Language, languageFor } from '../../domain/people/language.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import type { PeopleService, Person } from './api.ts'
import { actorFrom, heldFrom } from './roles-of.ts'

type Known = {
  user_id: string
  first_name: string
  language: string
  language_is_chosen: boolean
  phone: string | null
  is_fresh: boolean
  driver_id: string | null
  roles: { role: string; branchId: string | null }[]
}

const known = `
  select u.id as user_id, u.first_name, u.language, u.language_is_chosen, u.phone, d.id as driver_id,
    (b.is_reachable and b.last_seen_at > now() - interval '2 minutes') as is_fresh,
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'branchId', g.branch_id))
                from role_grants g where g.user_id = u.id and g.revoked_at is null), '[]') as roles
  from bot_users b join users u on u.id = b.user_id left join drivers d on d.user_id = u.id and d.is_active
  where b.bot = $1 and b.telegram_id = $2`

type Meeting = Parameters<PeopleService['meet']>[0]

const personFrom = (row: Known, isNew: boolean): Person => ({
  actor: actorFrom(row.user_id, heldFrom(row.roles), row.driver_id),
  userId: row.user_id,
  firstName: row.first_name,
  language: languageFor(row.language) satisfies Language,
  languageIsChosen: row.language_is_chosen,
  phone: row.phone,
  isNew,
})

const maxNameLength = 128
const nameOf = (text: string): string => cut(text.trim(), maxNameLength) || '—'

/** Makes the person (once, however many bots they speak to at the same moment) and their row with this bot. */
const introduce = ({ db, ids, clock }: Pick<Deps, 'db' | 'ids' | 'clock'>, meeting: Meeting) =>
  transact(db, async tx => {
    const at = clock.now()
    const value = meeting.telegramId.toString()
    const language = languageFor(meeting.languageCode)
    // Serialises first meetings of one person: without it two bots met at once would make two people.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`person:${value}`}, 0))`
    const identity = await tx.identity.findUnique({ where: { kind_value: { kind: 'telegram', value } } })
    const userId = identity?.userId ?? ids.make('usr')
    if (!identity) {
      await tx.user.create({
        data: {
          id: userId,
          firstName: nameOf(meeting.firstName),
          lastName: cut(meeting.lastName ?? '', maxNameLength) || null,
          language,
          createdAt: at,
        },
      })
      await tx.identity.create({ data: { kind: 'telegram', value, userId, createdAt: at } })
    }
    const hasSpoken = meeting.hasSpoken ?? true
    const seen = {
      userId,
      username: meeting.username ?? null,
      lastSeenAt: at,
      ...(hasSpoken ? { isReachable: true, blockedAt: null } : {}),
    }
    await tx.botUser.upsert({
      where: { bot_telegramId: { bot: meeting.bot, telegramId: meeting.telegramId } },
      create: {
        bot: meeting.bot,
        telegramId: meeting.telegramId,
        startedAt: at,
        isReachable: hasSpoken,
        ...seen,
      },
      update: seen,
    })
  })

/** @see PeopleService.meet — one round trip for a person seen within the last two minutes. */
export const meet =
  (deps: Pick<Deps, 'db' | 'ids' | 'clock'>) =>
  async (meeting: Meeting): Promise<Person> => {
    const look = async (): Promise<Known | undefined> =>
      (
        await deps.db.pool.query<Known>({
          name: 'people-meet',
          text: known,
          values: [meeting.bot, meeting.telegramId],
        })
      ).rows[0]
    const row = await look()
    if (row) {
      if (!row.is_fresh && meeting.hasSpoken !== false)
        await deps.db.pool.query(
          'update bot_users set last_seen_at = now(), is_reachable = true, blocked_at = null, username = $3 where bot = $1 and telegram_id = $2',
          [meeting.bot, meeting.telegramId, meeting.username ?? null],
        )
      return personFrom(row, false)
    }
    await introduce(deps, meeting)
    const made = await look()
    if (!made) throw new Error('a person that was just made is not there')
    return personFrom(made, true)
  }
