import type { Actor } from '../../domain/people/actor.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import type { BotName } from '../ports/chat.ts'

/** driver: customer and driver. dispatcher: customer and dispatchers. crew: driver and dispatchers. */
export const conversationKinds = ['driver', 'dispatcher', 'crew'] as const
export type ConversationKind = (typeof conversationKinds)[number]
export type TalkSide = 'customer' | 'driver' | 'dispatcher'
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
  readonly fromRole: TalkSide
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

/** A conversation as one of its two sides sees it. */
export type TalkView = {
  /** null as long as nobody has opened it. */
  readonly conversationId: string | null
  readonly orderId: string
  readonly orderNumber: number
  readonly kind: ConversationKind
  readonly otherRole: TalkSide
  /** The dispatchers go by the name of their branch. */
  readonly otherName: string | null
  /** Whether something can be said: somebody is there, and the order did not end long ago. */
  readonly isOpen: boolean
}

export type TalkMessage = {
  readonly id: string
  readonly sentAt: Date
  readonly from: { readonly role: TalkSide; readonly name: string }
  readonly isMine: boolean
  readonly body:
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'photo'
        readonly mediaId: string
        readonly width: number | null
        readonly height: number | null
        readonly caption: string | null
      }
    | { readonly kind: 'voice'; readonly mediaId: string; readonly caption: string | null }
    | { readonly kind: 'location'; readonly place: LatLng }
}

type MessagePlace = { readonly sentAt: Date; readonly id: string }
/** The newest messages; those before a place, or those after one. */
export type TalkPage = {
  readonly before?: MessagePlace
  readonly after?: MessagePlace
  readonly limit: number
}

type About = { readonly orderId: string; readonly kind: ConversationKind }

export type TalkingService = {
  /** Opens (or finds) the relay of an order. @throws Refusal talking.nobody-there | order.absent */
  open(actor: Actor, about: About): Promise<TalkView & { readonly conversationId: string }>
  /** Takes an open conversation up again, for somebody who is part of it. @throws Refusal talking.absent | talking.nobody-there */
  resume(actor: Actor, conversationId: string): Promise<{ orderNumber: number; otherName: string | null }>
  /** What was said, oldest first, to one of the two sides; also when it is over. @throws Refusal order.absent to anybody else */
  talk(
    actor: Actor,
    about: About & TalkPage,
  ): Promise<{ readonly talk: TalkView; readonly messages: readonly TalkMessage[] }>
  /** A photo or voice of this conversation. @throws Refusal order.absent | talking.absent */
  talkMedia(actor: Actor, about: About & { mediaId: string }): Promise<{ path: string; mimeType: string }>
  /**
   * Passes something on; text up to 4,000 characters. The same key is passed on once, and answers as the first time.
   * @throws Refusal talking.closed | talking.too-long | talking.nobody-there | request.key-reused
   */
  say(
    actor: Actor,
    input: { conversationId: string; said: SaidThing; key: string },
  ): Promise<{
    readonly messageId: string
    readonly sentAt: Date
    readonly mediaId: string | null
    readonly isRepeat: boolean
  }>
  /** One relayed message, for showing it to a member of the conversation. */
  message(messageId: string, bot: BotName): Promise<RelayView>
  close(actor: Actor, conversationId: string): Promise<void>
}
