/** Half-open: `from` belongs to it, `until` does not. */
export type TimeWindow = { readonly from: Date; readonly until: Date }

/** 'HH:mm', 00:00 to 23:59, on somebody's wall. */
export type LocalTime = string
/** 'YYYY-MM-DD' on somebody's calendar. */
export type LocalDate = string
/** IANA name, for example 'America/Montevideo'. */
export type Zone = string
/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
export type LocalParts = { readonly date: LocalDate; readonly time: LocalTime; readonly weekday: Weekday }

export const minuteMs = 60_000
export const dayMs = 24 * 60 * minuteMs

export const isLocalTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

export const isLocalDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const midnight = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight) && dateText(midnight) === text
}

/** Whether this runtime knows the zone. */
export const isZone = (text: string): boolean => {
  try {
    formatterOf(text)
    return true
  } catch {
    return false
  }
}

// Making a formatter costs more than a thousand uses of it; a zone's formatter never changes.
const formatters = new Map<Zone, Intl.DateTimeFormat>()
const formatterOf = (zone: Zone): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

const dateText = (utcMs: number) => new Date(utcMs).toISOString().slice(0, 10)

/** What the wall clock shows, as if it were UTC, in ms. */
const wallMs = (instantMs: number, zone: Zone): number => {
  const parts: Record<string, number> = {}
  for (const part of formatterOf(zone).formatToParts(instantMs)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const weekdayOfMs = (utcMs: number): Weekday => {
  const day = new Date(utcMs).getUTCDay()
  return (day === 0 ? 7 : day) as Weekday
}

/** Date, time and weekday in a zone at an instant. RangeError for an unknown zone. */
export const localPartsAt = (instant: Date, zone: Zone): LocalParts => {
  const wall = wallMs(instant.getTime(), zone)
  return {
    date: dateText(wall),
    time: new Date(wall).toISOString().slice(11, 16),
    weekday: weekdayOfMs(wall),
  }
}

export const weekdayOf = (date: LocalDate): Weekday => weekdayOfMs(Date.parse(`${date}T00:00:00Z`))

/** The calendar date `days` later (or earlier when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  dateText(Date.parse(`${date}T00:00:00Z`) + days * dayMs)

/**
 * The instant at which clocks of the zone show this date and time. Where clocks jump forward over it, the instant
 * that would have been without the jump (02:30 becomes 03:30); where it comes twice, the first of the two.
 * RangeError when date or time are not well formed.
 */
export const instantOfLocal = (date: LocalDate, time: LocalTime, zone: Zone): Date => {
  if (!isLocalDate(date) || !isLocalTime(time)) throw new RangeError(`not a local time: ${date} ${time}`)
  const wanted = Date.parse(`${date}T${time}:00Z`)
  // A zone changes its offset at most once within two days, so these two are all the offsets that can apply.
  const before = wallMs(wanted - dayMs, zone) - (wanted - dayMs)
  const after = wallMs(wanted + dayMs, zone) - (wanted + dayMs)
  const matching = [wanted - before, wanted - after]
    .filter(candidate => wallMs(candidate, zone) === wanted)
    .sort((a, b) => a - b)
  return new Date(matching[0] ?? wanted - before)
}

/** Minutes after local midnight. */
export const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Whether a local time lies in [from, until); a span whose end is not after its start crosses midnight. */
export const isWithinLocal = (time: LocalTime, from: LocalTime, until: LocalTime): boolean => {
  const [now, start, end] = [minutesOf(time), minutesOf(from), minutesOf(until)]
  return start < end ? now >= start && now < end : now >= start || now < end
}

export const addMinutes = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * minuteMs)
export const addSeconds = (instant: Date, seconds: number): Date =>
  new Date(instant.getTime() + seconds * 1000)
export const secondsBetween = (from: Date, until: Date): number => (until.getTime() - from.getTime()) / 1000
export const isWithin = (window: TimeWindow, instant: Date): boolean =>
  instant >= window.from && instant < window.until
