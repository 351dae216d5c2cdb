import { transact } from '../../db/transact.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Deps } from '../deps.ts'
import type { TalkingService } from './api.ts'
import { addresseeOf, isOver, kindFrom, nameOf, readOrder, requireSomebody, sideOf } from './members.ts'
import { readMessage } from './read-message.ts'
import { readTalk, readTalkMedia } from './read-talk.ts'
import { say } from './say.ts'

/** The relay: people of one order talk to each other through the bots and the apps, and nobody's number is shown. */
export const buildTalking = (deps: Deps): TalkingService => {
  const { db, ids, clock } = deps
  return {
    open: (actor, { orderId, kind }) =>
      transact(db, async tx => {
        const order = await readOrder(tx, orderId)
        const addressee = addresseeOf(kind, sideOf(actor, order))
        requireSomebody(order, addressee)
        const at = clock.now()
        const conversation = await tx.conversation.upsert({
          where: { orderId_kind: { orderId, kind } },
          create: { id: ids.make('cnv'), orderId, kind, openedAt: at },
          update: { closedAt: null },
        })
        return {
          conversationId: conversation.id,
          orderId,
          orderNumber: order.number,
          kind,
          otherRole: addressee,
          otherName: nameOf(order, addressee),
          isOpen: !isOver(order, at),
        }
      }),

    resume: (actor, conversationId) =>
      transact(db, async tx => {
        const conversation = await tx.conversation.findUnique({ where: { id: conversationId } })
        if (!conversation) throw new Refusal('talking.absent')
        const order = await readOrder(tx, conversation.orderId)
        const addressee = addresseeOf(kindFrom(conversation.kind), sideOf(actor, order))
        requireSomebody(order, addressee)
        return { orderNumber: order.number, otherName: nameOf(order, addressee) }
      }),

    say: say(deps),
    talk: readTalk(deps),
    talkMedia: readTalkMedia(deps),
    message: readMessage(deps),

    close: async (actor, conversationId) => {
      await transact(db, async tx => {
        const conversation = await tx.conversation.findUnique({ where: { id: conversationId } })
        if (!conversation) throw new Refusal('talking.absent')
        // Whoever is not one of its two sides cannot end it, also when they have another part in the order.
        addresseeOf(kindFrom(conversation.kind), sideOf(actor, await readOrder(tx, conversation.orderId)))
        await tx.conversation.update({ where: { id: conversationId }, data: { closedAt: clock.now() } })
      })
    },
  }
}
