import type { Call } from './call.ts'
import { badRequest } from './failure.ts'
import { FieldError, type Fields, optionalFlag, optionalText, requiredText } from './keyboards/fields.ts'

export type InvoiceArgument =
  | 'title'
  | 'description'
  | 'payload'
  | 'provider_token'
  | 'currency'
  | 'prices'
  | 'max_tip_amount'
  | 'suggested_tip_amounts'
  | 'photo_url'
  | 'need_name'
  | 'need_phone_number'
  | 'need_email'
  | 'need_shipping_address'
  | 'send_phone_number_to_provider'
  | 'send_email_to_provider'
  | 'is_flexible'

/** Where an invoice is read from: the arguments of a call, or the fields of an inline result. */
export interface InvoiceSource {
  text(name: InvoiceArgument): string
  /** Throws the complaint of its kind of source. */
  required(name: InvoiceArgument): string
  flag(name: InvoiceArgument): boolean
  /** The parsed value; undefined when there is none. */
  json(name: InvoiceArgument): unknown
  requiredJson(name: InvoiceArgument): unknown
}

export function sourceOfCall(call: Call<InvoiceArgument>): InvoiceSource {
  return {
    text: name => call.text(name),
    required: name => call.required(name),
    flag: name => call.flag(name),
    json: name => call.json(name, name),
    requiredJson: name => {
      call.required(name)
      return call.json(name, name)
    },
  }
}

export function sourceOfFields(fields: Fields): InvoiceSource {
  return {
    text: name => optionalText(fields, name),
    required: name => requiredText(fields, name),
    flag: name => optionalFlag(fields, name),
    json: name => fields.get(name),
    requiredJson: name => {
      if (!fields.has(name)) throw new FieldError(`Can't find field "${name}"`)
      return fields.get(name)
    },
  }
}

/** A whole number, given as one or as text. */
export function wholeNumber(value: unknown, complaint: string): number {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw badRequest(complaint)
  return number
}
