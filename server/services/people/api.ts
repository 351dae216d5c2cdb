import type { Actor } from '../../domain/people/actor.ts'
import type { Language } from '../../domain/people/language.ts'
import type { Role } from '../../domain/people/role.ts'
import type { BotName } from '../ports/chat.ts'

/** A person as one bot meets them. `actor` carries their roles as they are this very moment. */
export type Person = {
  readonly actor: Actor & { readonly kind: 'person' }
  readonly userId: string
  readonly firstName: string
  readonly language: Language
  readonly languageIsChosen: boolean
  readonly phone: string | null
  readonly isNew: boolean
}

export type StaffMember = {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly branchId: string | null
  readonly grantedAt: Date
}

export type PeopleService = {
  /**
   * Notes that this Telegram user spoke to this bot: makes the person on first sight, marks them reachable again.
   * `hasSpoken` false: they only opened a mini app of the bot, which does not let the bot write to them.
   */
  meet(input: {
    bot: BotName
    telegramId: bigint
    firstName: string
    lastName?: string
    username?: string
    languageCode?: string
    hasSpoken?: boolean
  }): Promise<Person>
  /** The actor a person is at this moment, for work done on their behalf. @throws Refusal people.absent */
  actorOf(userId: string): Promise<Actor>
  chooseLanguage(actor: Actor, language: Language): Promise<void>
  /** Keeps the sender's own phone. @throws Refusal people.foreign-contact | people.bad-phone */
  sharePhone(
    actor: Actor,
    contact: { phone: string; contactTelegramId: bigint | null; senderTelegramId: bigint },
  ): Promise<string>
  markUnreachable(bot: BotName, telegramId: bigint): Promise<void>
  markReachable(bot: BotName, telegramId: bigint): Promise<void>
  /** A signed invite. `payload` fits Telegram's ?start= (64 characters of A-Z a-z 0-9 _ -). @throws Refusal people.not-allowed */
  inviteStaff(
    actor: Actor,
    invite: { role: Role; branchId?: string; label?: string; maxUses?: number; validHours?: number },
  ): Promise<{ inviteId: string; payload: string; expiresAt: Date }>
  /** Gives the invite's role. Joining twice is joining once. @throws Refusal people.invite-invalid | people.invite-expired | people.invite-used-up */
  joinByInvite(
    actor: Actor,
    payload: string,
  ): Promise<{ role: Role; branchId: string | null; isNew: boolean }>
  staff(actor: Actor, branchId?: string): Promise<readonly StaffMember[]>
  revokeRole(actor: Actor, input: { userId: string; role: Role; branchId?: string | null }): Promise<void>
}
