import { isDatabaseAway } from '../db/errors.ts'
import { Outage } from './ports/outage.ts'

/** Seconds after which a database that is being restarted is usually back. */
const databaseBackSeconds = 5

/** The outage behind an error, if there is one: something outside that does not answer, the database included. */
export const outageIn = (error: unknown): Outage | null => {
  if (error instanceof Outage) return error
  return isDatabaseAway(error) ? new Outage('the database does not answer', databaseBackSeconds) : null
}
