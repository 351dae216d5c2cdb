import { Refusal } from '../domain/refusals.ts'

type Place = { readonly placedAt: Date; readonly id: string }

/** Where a page ended, for the browser to hand back; what is in it is nobody's business. */
export const cursorOf = ({ placedAt, id }: Place): string =>
  Buffer.from(`${placedAt.getTime()} ${id}`).toString('base64url')

/** @throws Refusal request.not-understood for what no page of ours ended with; `name` is where it was given */
export const placeOf = (cursor: string | undefined, name = 'after'): Place | undefined => {
  if (cursor === undefined) return undefined
  const [, time = '', id] =
    /^(\d{1,14}) (\w{1,40})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  if (id === undefined) throw new Refusal('request.not-understood', { place: `query/${name}` })
  return { placedAt: new Date(Number(time)), id }
}

/** One page of a list of which one more than the page was read. */
export const pageFrom = <Item extends Place>(items: readonly Item[], limit: number) => {
  const last = items[limit - 1]
  return {
    items: items.slice(0, limit),
    next: items.length > limit && last ? cursorOf(last) : null,
  }
}
