/** What has happened in the simulated town since it was started. */
export class Tally {
  placed = 0
  delivered = 0
  failed = 0
  private readonly underWay = new Set<string>()
  /** Codes that simulated customers have read from their cards, by order number. */
  readonly codes = new Map<string, string>()
  /** Orders whose goods are back at the shop: nobody brings them any more. */
  readonly cameBack = new Set<string>()
  /** Orders of simulated customers that have not ended. */
  readonly open = new Set<string>()

  get onTheWay(): number {
    return this.underWay.size
  }

  pickedUp(delivery: string) {
    this.underWay.add(delivery)
  }

  ended(delivery: string, how: 'delivered' | 'failed' | 'returned') {
    if (how === 'delivered') this.delivered += 1
    if (how === 'failed') this.failed += 1
    if (how !== 'failed') this.underWay.delete(delivery)
  }
}

/** The order's number as every card writes it: #12, №12, n.º 12. */
export const numberOn = (text: string | null): string | null => /[#№º]\s?(\d+)/.exec(text ?? '')?.[1] ?? null
/** The hand-over code, on the line with the key. */
export const codeOn = (text: string | null): string | null =>
  /🔑[^\d\n]*(\d{4})/.exec(text ?? '')?.[1] ?? null
