import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import { branchesOf, requireRole } from '../../domain/people/actor.ts'
import { acceptContact } from '../../domain/people/phone.ts'
import { isRole } from '../../domain/people/role.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Deps } from '../deps.ts'
import type { BotName } from '../ports/chat.ts'
import type { PeopleService } from './api.ts'
import { inviteStaff } from './invite-staff.ts'
import { joinByInvite } from './join-by-invite.ts'
import { meet } from './meet.ts'
import { revokeRole } from './revoke-role.ts'
import { readActor } from './roles-of.ts'

/** Marks somebody as out of this bot's reach, and tells so once. */
const markUnreachable =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>) =>
  (bot: BotName, telegramId: bigint): Promise<void> =>
    transact(db, async tx => {
      const key = { bot_telegramId: { bot, telegramId } }
      const row = await tx.botUser.findUnique({ where: key })
      if (!row?.isReachable) return
      const at = clock.now()
      await tx.botUser.update({ where: key, data: { isReachable: false, blockedAt: at } })
      await tell(tx, [
        {
          type: 'person.blocked-bot',
          userId: row.userId as `usr_${string}`,
          bot,
          by: { as: 'customer', userId: row.userId as `usr_${string}` },
          at: at.toISOString(),
        },
      ])
    })

/** People: who they are, what they may do, and whether they can be reached. */
export const buildPeople = (deps: Deps): PeopleService => {
  const { db } = deps
  return {
    meet: meet(deps),
    actorOf: userId => readActor(db.prisma, userId),
    chooseLanguage: async (actor, language) => {
      if (actor.kind === 'person')
        await db.prisma.user.update({
          where: { id: actor.userId },
          data: { language, languageIsChosen: true },
        })
    },
    sharePhone: async (actor, contact) => {
      if (actor.kind !== 'person') throw new Refusal('people.not-allowed')
      const phone = acceptContact(contact)
      await db.prisma.user.update({ where: { id: actor.userId }, data: { phone } })
      return phone
    },
    markUnreachable: markUnreachable(deps),
    markReachable: async (bot, telegramId) => {
      await db.prisma.botUser.updateMany({
        where: { bot, telegramId },
        data: { isReachable: true, blockedAt: null },
      })
    },
    inviteStaff: inviteStaff(deps),
    joinByInvite: joinByInvite(deps),
    staff: async (actor, branchId) => {
      requireRole(actor, 'dispatcher')
      const mine = branchesOf(actor, 'dispatcher')
      const grants = await db.prisma.roleGrant.findMany({
        where: {
          revokedAt: null,
          ...(mine === 'all' ? {} : { OR: [{ branchId: { in: [...mine] } }, { branchId: null }] }),
          ...(branchId === undefined ? {} : { AND: { OR: [{ branchId }, { branchId: null }] } }),
        },
        include: { user: { select: { firstName: true, lastName: true } } },
        orderBy: [{ role: 'asc' }, { grantedAt: 'asc' }],
        take: 200,
      })
      return grants.flatMap(grant =>
        isRole(grant.role)
          ? [
              {
                userId: grant.userId,
                name: [grant.user.firstName, grant.user.lastName].filter(Boolean).join(' '),
                role: grant.role,
                branchId: grant.branchId,
                grantedAt: grant.grantedAt,
              },
            ]
          : [],
      )
    },
    revokeRole: revokeRole(deps),
  }
}
