import type { Actor } from '../../domain/people/actor.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import type { BotName } from '../ports/chat.ts'

/** driver: customer and driver. dispatcher: customer and dispatchers. crew: driver and dispatchers. */
export const conversationKinds = ['driver', 'dispatcher', 'crew'] as const
export type ConversationKind = (typeof conversationKinds)[number]
export type SaidThing =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'photo' | 'voice'
      readonly bytes: Uint8Array
      readonly mimeType: string
      readonly caption?: string
    }
  | { readonly kind: 'location'; readonly place: LatLng }

export type RelayView = {
  readonly messageId: string
  readonly conversationId: string
  readonly orderId: string
  readonly orderNumber: number
  readonly kind: ConversationKind
  readonly fromRole: 'customer' | 'driver' | 'dispatcher'
  readonly fromName: string
  readonly body:
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'photo' | 'voice'
        readonly path: string
        readonly mediaId: string
        readonly telegramFileId: string | null
        readonly caption: string | null
      }
    | { readonly kind: 'location'; readonly place: LatLng }
}

export type TalkingService = {
  /** Opens (or finds) the relay of an order. @throws Refusal talking.nobody-there | order.absent */
  open(
    actor: Actor,
    input: { orderId: string; kind: ConversationKind },
  ): Promise<{ conversationId: string; orderNumber: number; otherName: string | null }>
  /** Takes an open conversation up again, for somebody who is part of it. @throws Refusal talking.absent | talking.nobody-there */
  resume(actor: Actor, conversationId: string): Promise<{ orderNumber: number; otherName: string | null }>
  /** Passes something on; text up to 4,000 characters. The same key is passed on once. @throws Refusal talking.closed | talking.too-long */
  say(actor: Actor, input: { conversationId: string; said: SaidThing; key: string }): Promise<void>
  /** One relayed message, for showing it to a member of the conversation. */
  message(messageId: string, bot: BotName): Promise<RelayView>
  close(actor: Actor, conversationId: string): Promise<void>
}
