import type { Doer } from '../shared/doer.ts'
import type {
  BranchId,
  ConversationId,
  InviteId,
  MessageId,
  OrderId,
  SessionId,
  UserId,
} from '../shared/ids.ts'
import type { Role } from './role.ts'

/** `at` is an ISO instant: events are kept as JSON. */
type Said = { readonly by: Doer; readonly at: string }
type OfRole = Said & { readonly userId: UserId; readonly role: Role; readonly branchId: BranchId | null }

export type PeopleEvent =
  | ({ readonly type: 'staff.joined'; readonly inviteId: InviteId } & OfRole)
  | ({ readonly type: 'role.granted' } & OfRole)
  | ({ readonly type: 'role.revoked' } & OfRole)
  | (Said & { readonly type: 'bond.made'; readonly customerId: UserId; readonly repId: UserId })
  | (Said & { readonly type: 'person.blocked-bot'; readonly userId: UserId; readonly bot: string })
  | (Said & {
      readonly type: 'session.ended'
      readonly sessionId: SessionId
      readonly userId: UserId
      /** Signed out by its person, or its refresh token came from two sides. */
      readonly reason: 'signed-out' | 'used-twice'
    })
  | (Said & {
      readonly type: 'chat.message-sent'
      readonly messageId: MessageId
      readonly conversationId: ConversationId
      readonly orderId: OrderId
      readonly to: 'customer' | 'driver' | 'dispatcher'
    })
