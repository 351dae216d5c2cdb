import { type Invoice, type Payment, type Subscription, stars } from './model.ts'

export interface StarMove {
  chargeId: string
  isRefund: boolean
}

export interface SavedLedger {
  invoices: Invoice[]
  payments: Payment[]
  starMoves: StarMove[]
  balances: [number, number][]
  subscriptions: Subscription[]
}

/** Invoices, what was paid for them, and who has how many Stars. */
export class Ledger {
  readonly invoices = new Map<string, Invoice>()
  /** By Telegram's payment id, oldest first. */
  readonly payments = new Map<string, Payment>()
  readonly subscriptions = new Map<string, Subscription>()
  /** Stars coming and going, oldest first. */
  starMoves: StarMove[] = []
  private readonly balances = new Map<number, number>()

  starsOf(personId: number): number {
    return this.balances.get(personId) ?? 0
  }

  /** @param change may be negative; the balance never is */
  changeStars(personId: number, change: number) {
    this.balances.set(personId, Math.max(0, this.starsOf(personId) + change))
  }

  record(payment: Payment) {
    this.payments.set(payment.chargeId, payment)
    if (payment.currency !== stars) return
    this.changeStars(payment.personId, -payment.total)
    this.starMoves.push({ chargeId: payment.chargeId, isRefund: false })
  }

  /** Gives the Stars of one payment back. */
  refund(payment: Payment, at: number) {
    payment.refundedAt = at
    this.changeStars(payment.personId, payment.total)
    this.starMoves.push({ chargeId: payment.chargeId, isRefund: true })
  }

  starsOfBot(botId: number): number {
    let sum = 0
    for (const payment of this.payments.values()) {
      const isHeld = payment.botId === botId && payment.currency === stars && payment.refundedAt === 0
      if (isHeld) sum += payment.total
    }
    return sum
  }

  get saved(): SavedLedger {
    return {
      invoices: [...this.invoices.values()],
      payments: [...this.payments.values()],
      starMoves: this.starMoves,
      balances: [...this.balances],
      subscriptions: [...this.subscriptions.values()],
    }
  }

  restore(saved: SavedLedger) {
    for (const invoice of saved.invoices) this.invoices.set(invoice.id, invoice)
    for (const payment of saved.payments) this.payments.set(payment.chargeId, payment)
    this.starMoves = saved.starMoves
    for (const subscription of saved.subscriptions) this.subscriptions.set(subscription.id, subscription)
    for (const [personId, amount] of saved.balances) this.balances.set(personId, amount)
  }

  clear() {
    this.invoices.clear()
    this.payments.clear()
    this.subscriptions.clear()
    this.starMoves = []
    this.balances.clear()
  }
}
