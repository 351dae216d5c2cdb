import type { BotAccount } from './model.ts'

interface Pending<Answer> {
  botId: number
  settle: (answer: Answer | null) => void
  timer: NodeJS.Timeout
}

/** Questions put to bots by update, each with a time in which it may be answered, once. */
export class Questions<Answer> {
  private readonly pending = new Map<string, Pending<Answer>>()

  /** Settles with the answer, or with null after `limitMs`: from then on the answer comes too late. */
  ask(bot: BotAccount, id: string, limitMs: number): Promise<Answer | null> {
    return new Promise(resolve => {
      const settle = (answer: Answer | null) => {
        const question = this.pending.get(id)
        if (!question) return
        clearTimeout(question.timer)
        this.pending.delete(id)
        resolve(answer)
      }
      const timer = setTimeout(() => settle(null), limitMs)
      timer.unref()
      this.pending.set(id, { botId: bot.id, settle, timer })
    })
  }

  /** False when there is no such question of this bot's, it is too old, or it has its answer. */
  answer(bot: BotAccount, id: string, answer: Answer): boolean {
    const question = this.pending.get(id)
    if (!question || question.botId !== bot.id) return false
    question.settle(answer)
    return true
  }

  /** Nobody waits any more. */
  clear() {
    for (const { settle } of [...this.pending.values()]) settle(null)
  }
}
