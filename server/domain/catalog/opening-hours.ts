import {
  addDays,
  instantOfLocal,
  type LocalDate,
  type LocalTime,
  localPartsAt,
  type TimeWindow,
  type Weekday,
  weekdayOf,
  type Zone,
} from '../shared/time.ts'

/** On the wall clock. A `closesAt` that is not after `opensAt` runs past midnight; both equal is round the clock. */
export type OpeningSpan = { readonly opensAt: LocalTime; readonly closesAt: LocalTime }

export type OpeningHours = {
  readonly zone: Zone
  readonly weekly: readonly (OpeningSpan & { readonly weekday: Weekday })[]
  /** Holidays and special days replace the week's hours; no spans means closed. */
  readonly exceptions?: readonly { readonly date: LocalDate; readonly spans: readonly OpeningSpan[] }[]
}

/** How far ahead an opening is looked for. */
const searchDays = 14

const spansOn = (hours: OpeningHours, date: LocalDate): readonly OpeningSpan[] =>
  hours.exceptions?.find(exception => exception.date === date)?.spans ??
  hours.weekly.filter(span => span.weekday === weekdayOf(date))

const windowOf = (span: OpeningSpan, date: LocalDate, zone: Zone): TimeWindow => ({
  from: instantOfLocal(date, span.opensAt, zone),
  until: instantOfLocal(span.closesAt > span.opensAt ? date : addDays(date, 1), span.closesAt, zone),
})

// Spans that touch or overlap are one opening: a shop that is open until midnight and again from midnight never closed.
const joined = (windows: readonly TimeWindow[]): TimeWindow[] => {
  const result: TimeWindow[] = []
  for (const window of [...windows].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = result[result.length - 1]
    if (last && window.from <= last.until) {
      result[result.length - 1] = {
        from: last.from,
        until: window.until > last.until ? window.until : last.until,
      }
    } else result.push(window)
  }
  return result
}

/** The openings that begin on `days` local dates from `date` on, joined where they touch. */
export const openingWindows = (hours: OpeningHours, date: LocalDate, days: number): TimeWindow[] =>
  joined(
    Array.from({ length: days }, (_, offset) => addDays(date, offset)).flatMap(day =>
      spansOn(hours, day)
        .map(span => windowOf(span, day, hours.zone))
        .filter(window => window.from < window.until),
    ),
  )

const windowsAround = (hours: OpeningHours, at: Date, days: number) =>
  // From yesterday, because last night's opening may still run.
  openingWindows(hours, addDays(localPartsAt(at, hours.zone).date, -1), days + 1)

/** The opening that is running now; null when closed. */
export const currentOpening = (hours: OpeningHours, at: Date): TimeWindow | null =>
  windowsAround(hours, at, 2).find(window => at >= window.from && at < window.until) ?? null

export const isOpen = (hours: OpeningHours, at: Date): boolean => currentOpening(hours, at) !== null

/** When it opens next after `at`; null when not within two weeks (or when it never closes). */
export const nextOpening = (hours: OpeningHours, at: Date): Date | null =>
  windowsAround(hours, at, searchDays).find(window => window.from > at)?.from ?? null
