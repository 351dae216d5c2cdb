/** Everything an error and what it wraps say of themselves: SQLSTATEs and Prisma's codes, constraint names, messages. */
const wordsOf = (error: unknown): { codes: Set<string>; constraints: Set<string>; message: string } => {
  const found = { codes: new Set<string>(), constraints: new Set<string>(), message: '' }
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 5) return
    if (value instanceof Error) found.message += ` ${value.message}`
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string') {
        if (key === 'code' || key === 'originalCode') found.codes.add(inner)
        if (key === 'constraint' || key === 'index') found.constraints.add(inner)
        if (key === 'message' || key === 'originalMessage') found.message += ` ${inner}`
      } else look(inner, depth + 1)
    }
    if (value instanceof Error && value.cause !== undefined) look(value.cause, depth + 1)
  }
  look(error, 0)
  return found
}

/** Whether trying the same transaction again may well succeed: deadlock, serialization failure, Prisma's own P2034. */
export const isRetriable = (error: unknown): boolean => {
  const { codes } = wordsOf(error)
  return ['P2034', '40001', '40P01'].some(code => codes.has(code))
}

/**
 * Whether the database refused because of this constraint or unique index (by the name given in a migration).
 * Prisma hides the name in different places for different errors, so all of them are searched.
 */
export const isViolationOf = (error: unknown, constraint: string): boolean => {
  const { constraints, message } = wordsOf(error)
  return constraints.has(constraint) || message.includes(constraint)
}

/** What a connection says that cannot be made or is no more: Node's, Postgres's (class 08, 53300, 57P0x) and Prisma's words for it. */
const awayCodes =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08\w{3}|53300|57P0[1-3]|P1001|P1002|P1008|P1017|P2024|P2028)$/
const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|connection is not queryable|DatabaseNotReachable|ConnectionClosed|SocketTimeout/i

/** Whether an error says that the database cannot be reached or does not answer, and nothing about what was asked of it. */
export const isDatabaseAway = (error: unknown): boolean => {
  const { codes, message } = wordsOf(error)
  return [...codes].some(code => awayCodes.test(code)) || awayMessages.test(message)
}
