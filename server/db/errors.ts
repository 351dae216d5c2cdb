const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

const causeOf = (error: unknown): { code: string; constraint: string; message: string } => {
  const found = { code: '', constraint: '', message: error instanceof Error ? error.message : String(error) }
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 5) return
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string') {
        if ((key === 'code' || key === 'originalCode') && /^[0-9A-Z]{5}$/.test(inner)) found.code ||= inner
        if (key === 'constraint' || key === 'index') found.constraint ||= inner
        if (key === 'message' || key === 'originalMessage') found.message += ` ${inner}`
      } else look(inner, depth + 1)
    }
  }
  look(error, 0)
  return found
}

/** Whether trying the same transaction again may well succeed: deadlock, serialization failure, Prisma's own P2034. */
export const isRetriable = (error: unknown): boolean =>
  codeOf(error) === 'P2034' || ['40001', '40P01'].includes(causeOf(error).code)

/**
 * Whether the database refused because of this constraint or unique index (by the name given in a migration).
 * Prisma hides the name in different places for different errors, so all of them are searched.
 */
export const isViolationOf = (error: unknown, constraint: string): boolean => {
  const cause = causeOf(error)
  return (
    cause.constraint === constraint ||
    cause.message.includes(`"${constraint}"`) ||
    cause.message.includes(constraint)
  )
}
