import type { AppName } from '../../contracts/session.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Language } from '../../domain/people/language.ts'
import type { Role } from '../../domain/people/role.ts'

/** Somebody in one mini app. The actor carries only the roles this app is for, as they are this very moment. */
export type SignedIn = {
  readonly sessionId: string
  readonly app: AppName
  readonly actor: Actor & { readonly kind: 'person' }
  /** Every role that may be acted in here, those within a higher one included. */
  readonly roles: readonly Role[]
  readonly firstName: string
  readonly language: Language
  readonly phone: string | null
}

export type OpenedSession = {
  readonly signedIn: SignedIn
  readonly refreshToken: string
  readonly refreshUntil: Date
  /** The name of the rep whose link brought this person just now; null for everybody else. */
  readonly broughtBy: string | null
}

export type SessionsService = {
  /**
   * Exchanges a launch for a session; each launch once. Whoever comes to the shop by a rep's link is bound to them, as in
   * the chat. Who lost the answer asks again with the same `attempt`, a secret of their page, and gets the same session,
   * for a minute and until its refresh token has been used. @throws Refusal people.bad-launch
   */
  signIn(input: { app: AppName; initData: string; attempt?: string | undefined }): Promise<OpenedSession>
  /**
   * A new refresh token for the present one. The one before gets the same answer for five minutes, until the new one has
   * been used; any other one ends the session. @throws Refusal people.session-over
   */
  refresh(refreshToken: string): Promise<OpenedSession>
  /** Ends the session of this token. Ending what is over is no trouble. */
  end(refreshToken: string): Promise<void>
  /** Who this session is at this moment. @throws Refusal people.session-over when it has ended or the person is gone */
  identify(sessionId: string, app: AppName): Promise<SignedIn>
}
