import type { Content } from '../world/model.ts'
import type { Call } from './call.ts'
import { badRequest } from './failure.ts'
import { characterCount, formatText } from './formatting/format-text.ts'
import { sourceOfFields } from './invoice-source.ts'
import { FieldError, type Fields, optionalFlag, optionalText, requiredText } from './keyboards/fields.ts'
import { linkPreviewOf } from './link-preview.ts'
import { ownerOf } from './phone-owner.ts'
import { isLivePeriod } from './places.ts'
import { readInvoice } from './read-invoice.ts'

const maxTextLength = 4096

/** InputMessageContent: what a result becomes instead of itself. Null where it says nothing that is known. */
export function readMessageContent(call: Call<never>, fields: Fields): Content | null {
  if (optionalText(fields, 'message_text') !== '') return textOf(call, fields)
  if (fields.has('latitude') && fields.has('longitude')) {
    return fields.has('title') && fields.has('address') ? venueOf(fields) : locationOf(fields)
  }
  if (fields.has('phone_number')) return contactOf(call, fields)
  if (fields.has('payload')) return invoiceOf(call, fields)
  return null
}

/** `message_text` with its marks. */
export function textOf(call: Call<never>, fields: Fields): Content {
  const source = requiredText(fields, 'message_text')
  if (source === '') throw badRequest('message text is empty')
  const { text, entities } = formatText(
    call.world,
    source,
    optionalText(fields, 'parse_mode'),
    fields.get('entities'),
  )
  if (text === '') throw badRequest('text must be non-empty')
  if (characterCount(text) > maxTextLength) throw badRequest('message is too long')
  const isDisabled = optionalFlag(fields, 'disable_web_page_preview')
  return { kind: 'text', text, entities, ...linkPreviewOf(fields.get('link_preview_options'), isDisabled) }
}

export function locationOf(fields: Fields): Content {
  const place = placeOf(fields)
  const period = optionalNumber(fields, 'live_period')
  if (period === 0) return { kind: 'location', place, live: null }
  if (!isLivePeriod(period)) throw badRequest('wrong live location period specified')
  const heading = optionalNumber(fields, 'heading')
  const radius = optionalNumber(fields, 'proximity_alert_radius')
  return {
    kind: 'location',
    place,
    live: {
      period,
      isStopped: false,
      ...(heading > 0 ? { heading } : {}),
      ...(radius > 0 ? { proximityAlertRadius: radius } : {}),
    },
  }
}

export function venueOf(fields: Fields): Content {
  return {
    kind: 'venue',
    place: placeOf(fields),
    title: requiredText(fields, 'title'),
    address: requiredText(fields, 'address'),
    foursquareId: optionalText(fields, 'foursquare_id'),
    foursquareType: optionalText(fields, 'foursquare_type'),
    googlePlaceId: optionalText(fields, 'google_place_id'),
    googlePlaceType: optionalText(fields, 'google_place_type'),
  }
}

export function contactOf(call: Call<never>, fields: Fields): Content {
  const phoneNumber = requiredText(fields, 'phone_number')
  const firstName = requiredText(fields, 'first_name')
  const owner = ownerOf(call.world, phoneNumber)
  const lastName = optionalText(fields, 'last_name')
  const vcard = optionalText(fields, 'vcard')
  return {
    kind: 'contact',
    contact: { phoneNumber, firstName, lastName, vcard, ...(owner ? { userId: owner.id } : {}) },
  }
}

function invoiceOf(call: Call<never>, fields: Fields): Content {
  const id = Buffer.from(call.world.seed.digits(16)).toString('base64url')
  const more = { hasLink: false, startParameter: '', subscriptionPeriod: 0 }
  const invoice = readInvoice(sourceOfFields(fields), call.bot, id, more)
  call.world.ledger.invoices.set(id, invoice)
  return { kind: 'invoice', invoiceId: id, isPaidOnce: false, receiptId: 0 }
}

function placeOf(fields: Fields) {
  const latitude = requiredNumber(fields, 'latitude')
  const longitude = requiredNumber(fields, 'longitude')
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest('wrong location specified')
  const accuracy = optionalNumber(fields, 'horizontal_accuracy')
  return { latitude, longitude, ...(accuracy > 0 ? { horizontalAccuracy: Math.min(1500, accuracy) } : {}) }
}

function requiredNumber(fields: Fields, name: string): number {
  if (!fields.has(name)) throw new FieldError(`Can't find field "${name}"`)
  return optionalNumber(fields, name)
}

/** Numbers may come as texts; 0 for a missing one. */
export function optionalNumber(fields: Fields, name: string): number {
  const value = fields.get(name)
  if (value === undefined || value === null) return 0
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new FieldError(`Field "${name}" must be of type Number`)
  }
  return number
}
