import type { ChatInviteLink } from 'grammy/types'
import type { GroupChat, InviteLink } from '../model.ts'
import type { World } from '../world.ts'
import { userById } from './accounts.ts'

const lettersShownToOthers = 8

/** A link as one bot sees it: of another administrator's links only the beginning. */
export function toInviteLink(
  world: World,
  group: GroupChat,
  link: InviteLink,
  viewerId: number,
): ChatInviteLink {
  const secretBegins = link.url.indexOf('+') + 1
  const shown: ChatInviteLink = {
    invite_link:
      link.creatorId === viewerId ? link.url : `${link.url.slice(0, secretBegins + lettersShownToOthers)}...`,
    creator: userById(world, link.creatorId),
    creates_join_request: link.createsJoinRequest,
    is_primary: link.isPrimary,
    is_revoked: link.isRevoked,
  }
  if (link.name) shown.name = link.name
  if (link.expireDate > 0) shown.expire_date = link.expireDate
  if (link.memberLimit > 0) shown.member_limit = link.memberLimit
  const asking = [...group.joinRequests.values()].filter(request => request.url === link.url).length
  if (asking > 0) shown.pending_join_request_count = asking
  return shown
}
