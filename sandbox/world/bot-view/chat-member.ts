import type { ChatMember } from 'grammy/types'
import { nowInSeconds } from '../clock.ts'
import type { GroupChat } from '../model.ts'
import { restrictionOf, rightsOf, usualRights } from '../permissions.ts'
import type { World } from '../world.ts'
import { userById } from './accounts.ts'

/** What somebody is in a group, with rights and restrictions. */
export function toChatMember(world: World, group: GroupChat, id: number): ChatMember {
  const user = userById(world, id)
  const status = group.members.get(id) ?? 'left'
  const title = group.titles.get(id)
  const customTitle = title ? { custom_title: title } : {}
  switch (status) {
    case 'creator':
      return { user, status, is_anonymous: false, ...customTitle }
    case 'administrator': {
      const { can_manage_topics, ...rights } = rightsOf(group, id) ?? usualRights
      const topics = group.topics ? { can_manage_topics } : {}
      return { user, status, can_be_edited: false, ...rights, ...topics, ...customTitle }
    }
    case 'kicked': {
      const until = group.bannedUntil.get(id) ?? 0
      if (until > 0 && until <= nowInSeconds()) return { user, status: 'left' }
      return { user, status, until_date: until }
    }
    case 'member':
    case 'left': {
      const restriction = restrictionOf(group, id)
      if (!restriction) return { user, status }
      const { permissions, until } = restriction
      return {
        user,
        status: 'restricted',
        is_member: status === 'member',
        ...permissions,
        until_date: until,
      }
    }
  }
}
