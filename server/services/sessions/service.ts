import type { Deps } from '../deps.ts'
import type { SessionsService } from './api.ts'
import { identify } from './identify.ts'
import { end, refresh } from './refresh.ts'
import { signIn } from './sign-in.ts'

/** Sessions of people in mini apps. */
export const buildSessions = (deps: Deps): SessionsService => ({
  signIn: signIn(deps),
  refresh: refresh(deps),
  end: end(deps),
  identify: identify(deps),
})
