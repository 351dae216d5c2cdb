import type { MessageView } from '../../api/contract.ts'
import { language } from '../state/settings.ts'
import { nameOf } from '../state/world.ts'
import { words } from './words.ts'

/** Hours and minutes of an instant in seconds since 1970. */
export function clock(seconds: number): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Date(seconds * 1000).toLocaleTimeString(language.value, options)
}

/** Clock with seconds, for what happens faster than by the minute; milliseconds since 1970. */
export function exactClock(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString(language.value, { hourCycle: 'h23' })
}

/** "Today", "Yesterday" or the date. */
export function dayName(seconds: number): string {
  const day = new Date(seconds * 1000)
  const isDay = (daysAgo: number) => {
    const other = new Date()
    other.setDate(other.getDate() - daysAgo)
    return other.toDateString() === day.toDateString()
  }
  if (isDay(0)) return words.value.today
  if (isDay(1)) return words.value.yesterday
  return day.toLocaleDateString(language.value, { day: 'numeric', month: 'long' })
}

/** Metres as a person says them: "480 m", "2.4 km". */
export function distance(metres: number): string {
  return metres < 1000 ? words.value.metres(Math.round(metres / 10) * 10) : words.value.km(metres / 1000)
}

/** A stretch of time in whole minutes or hours. */
export function stretch(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  return minutes < 90 ? words.value.minutes(minutes) : words.value.hours(Math.round(minutes / 60))
}

export function fileSize(bytes: number): string {
  const unit = bytes < 1e3 ? 'byte' : bytes < 1e6 ? 'kilobyte' : 'megabyte'
  const value = bytes / { byte: 1, kilobyte: 1e3, megabyte: 1e6 }[unit]
  const style = { style: 'unit', unit, maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(language.value, style).format(value)
}

/** A message in one line: for lists, pinned bars and announcements. */
export function oneLine(message: MessageView): string {
  const text =
    message.text === null
      ? veiled(message.caption, message.captionEntities)
      : veiled(message.text, message.entities)
  const kind = kindOf(message)
  const line = [kind, text].filter(Boolean).join(', ')
  return line.replace(/\s+/g, ' ').slice(0, 160)
}

/** What is hidden in the chat stays hidden in its summary. */
function veiled(text: string | null, entities: MessageView['entities']): string | null {
  if (text === null) return null
  return entities
    .filter(({ type }) => type === 'spoiler')
    .reduce(
      (shown, { offset, length }) =>
        shown.slice(0, offset) + '▒'.repeat(length) + shown.slice(offset + length),
      text,
    )
}

function kindOf(message: MessageView): string | null {
  const say = words.value
  if (message.service) return serviceText(message)
  if (message.photo) return say.photo
  if (message.document) return message.document.name ?? say.document
  if (message.voice) return say.voiceMessage
  if (message.sticker) return `${say.sticker} ${message.sticker.emoji ?? ''}`.trim()
  if (message.venue) return message.venue.title
  if (message.location) return message.location.isLive ? say.liveLocation : say.location
  if (message.invoice) return `${say.invoice}: ${message.invoice.title}`
  if (message.poll) return `${say.poll}: ${message.poll.question}`
  if (message.contact) return `${say.contact}: ${message.contact.firstName}`
  return message.other?.label ?? null
}

/** Money in the way of the page's language; `units` in the currency's smallest unit, "XTR" counts Stars. */
export function amount(units: number, currency: string): string {
  if (currency === 'XTR') return words.value.stars(units)
  const format = new Intl.NumberFormat(language.value, { style: 'currency', currency })
  return format.format(units / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** What a service message says. */
export function serviceText({ service, from }: MessageView): string {
  const say = words.value
  switch (service?.kind) {
    case 'pinned':
      return say.servicePinned(from.name)
    case 'joined':
      return say.serviceJoined(service.userIds.map(nameOf).join(', '))
    case 'left':
      return say.serviceLeft(nameOf(service.userId))
    case 'group_created':
      return say.serviceGroupCreated(service.title)
    case 'title_changed':
      return say.serviceTitle(service.title)
    case 'topic_created':
      return say.serviceTopicCreated(service.name)
    case 'topic_edited':
      return say.serviceTopicEdited
    case 'topic_closed':
      return say.serviceTopicClosed
    case 'topic_reopened':
      return say.serviceTopicReopened
    case 'proximity_alert':
      return say.serviceProximity(nameOf(service.travelerId), nameOf(service.watcherId), service.metres)
    case 'migrated_to':
    case 'migrated_from':
      return say.serviceMigrated
    case 'users_shared':
      return say.serviceUsersShared(service.userIds.map(nameOf).join(', '))
    case 'chat_shared':
      return say.serviceChatShared
    case 'successful_payment':
      return say.servicePaid(amount(service.total, service.currency), service.title)
    case 'refunded_payment':
      return say.serviceRefunded(amount(service.total, service.currency))
    case 'web_app_data':
      return say.serviceAppData(service.buttonText)
    case 'write_access_allowed':
      return service.appName ? say.serviceMayWriteBy(service.appName) : say.serviceMayWrite
    case undefined:
      return ''
  }
}
