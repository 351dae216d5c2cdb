import { type Permissions, usualPermissions } from '../world/permissions.ts'
import type { Call } from './call.ts'
import { badRequest } from './failure.ts'
import { FieldError, type Fields, fieldsOf, optionalFlag } from './keyboards/fields.ts'

const media = [
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
] as const
const names = Object.keys(usualPermissions) as (keyof Permissions)[]

/**
 * The `permissions` argument. What is not said is not allowed; unless permissions are independent, stickers and
 * previews bring media and text with them, and polls bring text.
 */
export function readPermissions(call: Call<'permissions' | 'use_independent_chat_permissions'>): Permissions {
  const fields = fieldsOf(call.json('permissions', 'chat permissions'))
  if (!fields) throw badRequest("can't parse chat permissions JSON object")
  try {
    return read(fields, call.flag('use_independent_chat_permissions'))
  } catch (error) {
    if (error instanceof FieldError) throw badRequest(`can't parse chat permissions: ${error.message}`)
    throw error
  }
}

function read(fields: Fields, areIndependent: boolean): Permissions {
  const permissions = { ...usualPermissions }
  for (const name of names) permissions[name] = optionalFlag(fields, name)
  if (!fields.has('can_react_to_messages')) {
    permissions.can_react_to_messages = permissions.can_send_messages
  }
  if (areIndependent) return permissions
  // One name for all media, from before each had its own.
  if (optionalFlag(fields, 'can_send_media_messages')) for (const name of media) permissions[name] = true
  if (permissions.can_send_other_messages || permissions.can_add_web_page_previews) {
    for (const name of media) permissions[name] = true
  }
  const hasMore = permissions.can_send_polls || media.some(name => permissions[name])
  if (hasMore) permissions.can_send_messages = true
  return permissions
}

/** Nothing is forbidden that a member may usually do. */
export function isEverything(permissions: Permissions): boolean {
  return names.every(name => permissions[name] || !usualPermissions[name] || name === 'can_edit_tag')
}
