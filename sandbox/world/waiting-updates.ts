/** Between two looks for what has expired behind something that has not, milliseconds. */
const sweepPauseMs = 1000
/** Fewer empty places than this are not worth moving anything. */
const fewEmptyPlaces = 1024

interface Numbered {
  id: number
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** What is left of an update that was taken out of the middle: its number, so that halving still finds its way. */
class EmptyPlace {
  readonly id: number

  constructor(id: number) {
    this.id = id
  }
}

/**
 * Updates that nobody has fetched yet, in the order of their ids. A bot that was away for a day finds hundreds of
 * thousands, so hardly anything here walks through all of them: places are found by halving, what is gone at the front
 * is only counted, and the rest is moved together when half of it is empty.
 */
export class WaitingUpdates<Queued extends Numbered> {
  private places: (Queued | EmptyPlace)[] = []
  /** Everything before this place is gone. */
  private head = 0
  /** How many places behind the head still hold an update. */
  private held = 0
  private earliestExpiry = Number.POSITIVE_INFINITY
  private sweptAt = 0

  constructor(updates: Queued[] = []) {
    this.keep(updates)
  }

  /** @param update with an id above all others */
  add(update: Queued) {
    this.places.push(update)
    this.held++
    this.earliestExpiry = Math.min(this.earliestExpiry, update.expiresAt)
  }

  count(): number {
    this.forgetExpired()
    return this.held
  }

  /** The oldest with an id of at least `id`, in order. */
  from(id: number, limit: number): Queued[] {
    this.forgetExpired()
    const now = Date.now()
    const found: Queued[] = []
    for (let at = this.placeOf(id); at < this.places.length && found.length < limit; at++) {
      const update = this.places[at]
      if (isHeld(update) && update.expiresAt > now) found.push(update)
    }
    return found
  }

  /** The id of the oldest among the newest `count`; undefined where none waits. */
  idOfNewest(count: number): number | undefined {
    this.forgetExpired()
    let id: number | undefined
    for (let [at, left] = [this.places.length - 1, count]; at >= this.head && left > 0; at--) {
      const update = this.places[at]
      if (!isHeld(update)) continue
      id = update.id
      left--
    }
    return id
  }

  removeBelow(id: number) {
    const end = this.placeOf(id)
    for (; this.head < end; this.head++) if (isHeld(this.places[this.head])) this.held--
    this.moveTogether()
  }

  remove(id: number) {
    const at = this.placeOf(id)
    const update = this.places[at]
    if (!isHeld(update) || update.id !== id) return
    this.places[at] = new EmptyPlace(id)
    this.held--
    while (this.head < this.places.length && !isHeld(this.places[this.head])) this.head++
    this.moveTogether()
  }

  /** The first place behind the head whose id is at least `id`. */
  private placeOf(id: number): number {
    let [low, high] = [this.head, this.places.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.places[middle]?.id ?? id) < id) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Lifetimes differ by kind, so an expired one may hide behind a living one. */
  private forgetExpired() {
    const now = Date.now()
    if (now < this.earliestExpiry) return
    for (let first = this.places[this.head]; first; first = this.places[++this.head]) {
      if (!isHeld(first)) continue
      if (first.expiresAt > now) break
      this.held--
    }
    if (now - this.sweptAt < sweepPauseMs) return
    this.sweptAt = now
    this.keep(
      this.places
        .slice(this.head)
        .filter(isHeld)
        .filter(({ expiresAt }) => expiresAt > now),
    )
  }

  private moveTogether() {
    const empty = this.places.length - this.held
    if (this.held > 0 && (empty < fewEmptyPlaces || empty < this.held)) return
    this.keep(this.places.slice(this.head).filter(isHeld))
  }

  private keep(updates: Queued[]) {
    this.places = updates
    this.head = 0
    this.held = updates.length
    this.earliestExpiry = earliest(updates)
  }
}

function isHeld<Queued extends Numbered>(place: Queued | EmptyPlace | undefined): place is Queued {
  return place !== undefined && !(place instanceof EmptyPlace)
}

function earliest(updates: readonly Numbered[]): number {
  return updates.reduce((least, { expiresAt }) => Math.min(least, expiresAt), Number.POSITIVE_INFINITY)
}
