import { Refusal } from '../../domain/refusals.ts'
import type { Deps } from '../deps.ts'
import type { RelayView, TalkingService } from './api.ts'
import { kindFrom, sideFrom } from './members.ts'

/** @see TalkingService.message */
export const readMessage =
  ({ db, files }: Pick<Deps, 'db' | 'files'>): TalkingService['message'] =>
  async (messageId, bot): Promise<RelayView> => {
    const message = await db.prisma.chatMessage.findUnique({
      where: { id: messageId },
      include: {
        conversation: {
          include: { order: { select: { id: true, number: true, branch: { select: { name: true } } } } },
        },
      },
    })
    if (!message) throw new Refusal('talking.absent')
    const sender = await db.prisma.user.findUnique({
      where: { id: message.senderId },
      select: { firstName: true },
    })
    const { order } = message.conversation
    const fromRole = sideFrom(message.senderRole)
    const media =
      message.mediaId === null ? null : await db.prisma.media.findUnique({ where: { id: message.mediaId } })
    const body: RelayView['body'] =
      media && (message.kind === 'photo' || message.kind === 'voice')
        ? {
            kind: message.kind,
            path: files.pathOf(media.path),
            mediaId: media.id,
            telegramFileId: (media.telegramFileIds as Record<string, string>)[bot] ?? null,
            caption: message.text,
          }
        : message.latitude !== null && message.longitude !== null
          ? { kind: 'location', place: { latitude: message.latitude, longitude: message.longitude } }
          : { kind: 'text', text: message.text ?? '' }
    return {
      messageId: message.id,
      conversationId: message.conversationId,
      orderId: order.id,
      orderNumber: order.number,
      kind: kindFrom(message.conversation.kind),
      fromRole,
      fromName: fromRole === 'dispatcher' ? order.branch.name : (sender?.firstName ?? '—'),
      body,
    }
  }
