import { tell } from '../../db/outbox.ts'
import { clearTimer, setTimer } from '../../db/timers.ts'
import { collected } from '../../domain/delivery/cash.ts'
import { type Delivery, deliver as deliverIt } from '../../domain/delivery/delivery.ts'
import { checkHandOverCode } from '../../domain/delivery/proof.ts'
import { cashCollected, orderDelivered, promoApplied } from '../../domain/ledger/recipes.ts'
import { fulfil } from '../../domain/orders/order.ts'
import { promoTotal } from '../../domain/pricing/quote.ts'
import { type QuoteJson, quoteFromJson } from '../../domain/pricing/quote-json.ts'
import { Refusal } from '../../domain/refusals.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import { unseen } from '../../domain/shared/doer.ts'
import type { DriverId } from '../../domain/shared/ids.ts'
import { money } from '../../domain/shared/money.ts'
import { addMinutes } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { post } from '../ledger/post.ts'
import { type KeptOrder, keepOrder } from '../orders/keep-order.ts'
import type { DeliveryService } from './api.ts'
import { keepDelivery } from './keep-delivery.ts'
import { readTask, ruleFrom } from './read-task.ts'
import { driverStep, ownStep } from './step.ts'

const reviewAfterMinutes = 30

/**
 * @see DeliveryService.proveByCode — a wrong try has to be counted, so it commits; the refusal is said afterwards.
 */
export const proveByCode =
  (deps: Pick<Deps, 'db' | 'clock' | 'ids'>): DeliveryService['proveByCode'] =>
  async (actor, given) => {
    const { deliveryId, code } = given
    const outcome = await ownStep(deps, 'prove-by-code', actor, given, async (tx, delivery, step) => {
      if (delivery.status !== 'at_dropoff')
        throw new Refusal('delivery.wrong-moment', { status: delivery.status, version: delivery.version })
      const row = await tx.delivery.findUniqueOrThrow({
        where: { id: deliveryId },
        select: { codeAttempts: true, isCodeProven: true, order: { select: { handoverCode: true } } },
      })
      if (row.isCodeProven) return 'right'
      const check = checkHandOverCode(row.order.handoverCode, row.codeAttempts, code)
      const isRight = check.outcome === 'right'
      await tx.delivery.update({
        where: { id: deliveryId },
        data: { codeAttempts: check.attemptsUsed, isCodeProven: isRight },
      })
      if (isRight)
        await tx.proof.create({
          data: {
            id: deps.ids.make('prf'),
            deliveryId,
            kind: 'code',
            actorId: step.by.userId ?? 'system',
            at: step.at,
          },
        })
      return check.outcome === 'wrong' ? `wrong ${check.attemptsLeft}` : check.outcome
    })
    if (outcome === 'locked') throw new Refusal('delivery.code-locked')
    if (outcome.startsWith('wrong '))
      throw new Refusal('delivery.wrong-code', { left: Number(outcome.slice('wrong '.length)) })
    return readTask(deps, actor, deliveryId)
  }

/** @see DeliveryService.proveByPhoto */
export const proveByPhoto =
  (deps: Pick<Deps, 'db' | 'clock' | 'ids' | 'files'>): DeliveryService['proveByPhoto'] =>
  async (actor, { deliveryId, photo, place, ...key }) => {
    // Whose delivery it is is asked first: nobody fills our disk with pictures of what is not theirs.
    await readTask(deps, actor, deliveryId)
    const kept = await deps.files.keepPicture(photo.bytes)
    const media = await deps.db.prisma.media.upsert({
      where: { path: kept.path },
      create: { id: deps.ids.make('med'), ...kept },
      update: {},
      select: { id: true },
    })
    return driverStep(deps, 'prove-by-photo')(actor, { deliveryId, ...key }, async (tx, delivery, step) => {
      if (delivery.status !== 'at_dropoff')
        throw new Refusal('delivery.wrong-moment', { status: delivery.status, version: delivery.version })
      await tx.proof.create({
        data: {
          id: deps.ids.make('prf'),
          deliveryId,
          kind: 'photo',
          mediaId: media.id,
          actorId: step.by.userId ?? 'system',
          latitude: place?.latitude ?? null,
          longitude: place?.longitude ?? null,
          at: step.at,
        },
      })
      await tx.delivery.update({ where: { id: deliveryId }, data: { isPhotoProven: true } })
    })
  }

/**
 * @see DeliveryService.deliver — in one transaction: the proof is checked, the cash is the driver's to hand over, the order
 * is earned, and the customer will be asked how it was.
 */
export const deliver =
  (deps: Pick<Deps, 'db' | 'clock'>): DeliveryService['deliver'] =>
  (actor, handed) =>
    driverStep(deps, 'deliver')(actor, handed, async (tx, delivery, step, order) => {
      const row = await tx.delivery.findUniqueOrThrow({
        where: { id: delivery.id },
        include: {
          order: { select: { quote: true, currency: true } },
          driver: { select: { cashCapUnits: true } },
        },
      })
      const currency: Currency = isCurrency(row.currency) ? row.currency : 'USD'
      const cashDue = money(currency, row.cashToCollectUnits)
      const decided = deliverIt<Delivery>(
        delivery,
        {
          rule: ruleFrom(row.proofRule),
          isCodeProven: row.isCodeProven,
          isPhotoProven: row.isPhotoProven,
          cashDue,
          isCashCollected: handed.isCashCollected,
        },
        step,
      )
      const quote = quoteFromJson(row.order.quote as unknown as QuoteJson)
      const driverId = delivery.driverId as DriverId
      const actorName = step.by.userId ?? 'system'
      await keepDelivery(tx, decided, step.at, { etaAt: null })
      await post(
        tx,
        cashCollected({ orderId: order.id, driverId, amount: cashDue }),
        actorName,
        row.driver?.cashCapUnits ?? null,
      )
      // Cash is not money before it is collected, so what codes took off is put in here and not when it was ordered.
      await post(tx, promoApplied({ orderId: order.id, amount: promoTotal(quote) }), actorName)
      await post(
        tx,
        orderDelivered({
          orderId: order.id,
          driverId,
          goods: quote.subtotal,
          deliveryFee: quote.deliveryFee.amount,
          tip: quote.tip,
          driverPay: money(currency, row.payUnits),
        }),
        actorName,
      )
      await tx.payment.updateMany({
        where: { orderId: order.id, method: 'cash', status: 'open' },
        data: { status: 'settled', collectedUnits: cashDue.units, settledAt: step.at },
      })
      await keepOrder(tx, fulfil<KeptOrder>(order, unseen(step)), step.at, { paymentStatus: 'settled' })
      const cashNews = collected(
        { deliveryId: delivery.id, orderId: order.id, driverId, amount: cashDue },
        step,
      )
      if (cashNews) await tell(tx, [cashNews])
      await tx.driver.update({ where: { id: driverId }, data: { lastFreeAt: step.at } })
      await clearTimer(tx, 'delivery-late', delivery.id)
      await setTimer(tx, 'review-reminder', order.id, addMinutes(step.at, reviewAfterMinutes))
    })
