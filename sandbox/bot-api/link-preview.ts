import type { LinkPreviewOptions } from 'grammy/types'
import { badRequest } from './failure.ts'
import { type Fields, fieldsOf, optionalFlag, optionalText } from './keyboards/fields.ts'

const flags = ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text'] as const

/**
 * How links are to be shown: what was asked for and nothing else, as messages tell it again; nothing for the usual.
 * @param given the value of link_preview_options; undefined where it is missing
 * @param isDisabled the old argument disable_web_page_preview
 */
export function linkPreviewOf(given: unknown, isDisabled: boolean): { linkPreview?: LinkPreviewOptions } {
  if (given === undefined) return isDisabled ? { linkPreview: { is_disabled: true } } : {}
  const fields = fieldsOf(given)
  if (!fields) throw badRequest('object expected as link preview options')
  const url = optionalText(fields, 'url')
  const linkPreview: LinkPreviewOptions = { ...asked(fields), ...(url === '' ? {} : { url }) }
  return Object.keys(linkPreview).length === 0 ? {} : { linkPreview }
}

function asked(fields: Fields): LinkPreviewOptions {
  return Object.fromEntries(flags.flatMap(name => (optionalFlag(fields, name) ? [[name, true]] : [])))
}
