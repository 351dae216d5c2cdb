/** Reading JSON objects with the complaints of tdlib's JSON reader. */
export type Fields = ReadonlyMap<string, unknown>

/** A shape that is not as it must be; the caller adds what it was reading. */
export class FieldError extends Error {}

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : null
}

export function requiredText(fields: Fields, name: string): string {
  if (!fields.has(name)) throw new FieldError(`Can't find field "${name}"`)
  return optionalText(fields, name)
}

export function optionalText(fields: Fields, name: string): string {
  const value = fields.get(name)
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new FieldError(`Field "${name}" must be of type String`)
  }
  return String(value)
}

export function optionalFlag(fields: Fields, name: string): boolean {
  const value = fields.get(name)
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw new FieldError(`Field "${name}" must be of type Boolean`)
  return value
}

export function requiredObject(fields: Fields, name: string): Fields {
  if (!fields.has(name)) throw new FieldError(`Can't find field "${name}"`)
  const inner = fieldsOf(fields.get(name))
  if (!inner) throw new FieldError(`Field "${name}" must be of type Object`)
  return inner
}
