import type { ChatPermissions } from 'grammy/types'
import { nowInSeconds } from './clock.ts'
import type { Content, GroupChat } from './model.ts'

/** What a plain member may do, all of it said. */
export type Permissions = Required<Omit<ChatPermissions, 'can_manage_tags'>>

/** What an administrator may do. */
export interface Rights {
  is_anonymous: boolean
  can_manage_chat: boolean
  can_change_info: boolean
  can_delete_messages: boolean
  can_invite_users: boolean
  can_restrict_members: boolean
  can_pin_messages: boolean
  can_promote_members: boolean
  can_manage_video_chats: boolean
  can_manage_topics: boolean
  can_post_stories: boolean
  can_edit_stories: boolean
  can_delete_stories: boolean
  can_send_welcome_messages: boolean
}

/** Narrower permissions of one member. */
export interface Restriction {
  permissions: Permissions
  /** Seconds since 1970; 0 for always. */
  until: number
}

/** Of everybody in a new group. */
export const usualPermissions: Permissions = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_react_to_messages: true,
  can_change_info: false,
  can_invite_users: true,
  can_edit_tag: true,
  can_pin_messages: false,
  can_manage_topics: false,
}

/** Of an administrator whose rights nobody has chosen. */
export const usualRights: Rights = {
  is_anonymous: false,
  can_manage_chat: true,
  can_change_info: true,
  can_delete_messages: true,
  can_invite_users: true,
  can_restrict_members: true,
  can_pin_messages: true,
  can_promote_members: true,
  can_manage_video_chats: true,
  can_manage_topics: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
}

/** The rights of an administrator; null for everybody else. An owner has them all. */
export function rightsOf(group: GroupChat, id: number): Rights | null {
  const status = group.members.get(id)
  if (status === 'creator') return usualRights
  return status === 'administrator' ? (group.rights.get(id) ?? usualRights) : null
}

/** A restriction that is in force now. */
export function restrictionOf(group: GroupChat, id: number): Restriction | null {
  const restriction = group.restrictions.get(id)
  if (!restriction || (restriction.until > 0 && restriction.until <= nowInSeconds())) return null
  return restriction
}

interface Need {
  permission: keyof Permissions
  label: string
}

const textNeed: Need = { permission: 'can_send_messages', label: 'text messages' }
const needs: Partial<Record<Content['kind'], Need>> = {
  contact: { permission: 'can_send_messages', label: 'contacts' },
  location: { permission: 'can_send_messages', label: 'locations' },
  venue: { permission: 'can_send_messages', label: 'venues' },
  photo: { permission: 'can_send_photos', label: 'photos' },
  document: { permission: 'can_send_documents', label: 'documents' },
  voice: { permission: 'can_send_voice_notes', label: 'voice notes' },
  video: { permission: 'can_send_videos', label: 'videos' },
  video_note: { permission: 'can_send_video_notes', label: 'video notes' },
  audio: { permission: 'can_send_audios', label: 'music' },
  poll: { permission: 'can_send_polls', label: 'polls' },
  dice: { permission: 'can_send_other_messages', label: 'dice' },
  sticker: { permission: 'can_send_other_messages', label: 'stickers' },
  animation: { permission: 'can_send_other_messages', label: 'animations' },
}

/** What stops this member from sending such a thing ("photos"), or null when nothing does. */
export function forbiddenKind(group: GroupChat, id: number, content: Content): string | null {
  if (rightsOf(group, id) !== null) return null
  const { permission, label } = needs[content.kind] ?? textNeed
  const isAllowed =
    group.permissions[permission] && (restrictionOf(group, id)?.permissions[permission] ?? true)
  return isAllowed ? null : label
}
