import { type ChildProcess, fork } from 'node:child_process'

/** The bots of the sandbox bench. */
export const benchTokens = ['1001:bench-shop', '1002:bench-crew', '1003:bench-sales'] as const

/** What the bench asks of its servers. `people` answers their ids; `write` posts one text of a person's. */
export type Question =
  | { ask: 'usage' }
  | { ask: 'people'; count: number }
  | { ask: 'messages'; count: number }
  | { ask: 'write'; bot: number; person: number }

/** Processor time in microseconds since the start, memory in bytes. */
export interface Usage {
  cpuMicros: number
  rssBytes: number
}

type FromServer = { url: string } | { id: number; answer: unknown }

/** A server of the bench in a process of its own. */
export class BenchServer {
  readonly url: string
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, (answer: unknown) => void>()
  private lastId = 0

  private constructor(child: ChildProcess, url: string) {
    this.child = child
    this.url = url
    child.on('message', (said: FromServer) => {
      if (!('id' in said)) return
      this.waiting.get(said.id)?.(said.answer)
      this.waiting.delete(said.id)
    })
  }

  /** @param kind "sandbox", or "floor" for the bare Fastify */
  static async start(kind: 'sandbox' | 'floor'): Promise<BenchServer> {
    const child = fork(new URL('./sandbox-server.ts', import.meta.url), [kind], {
      execArgv: ['--import', 'tsx'],
    })
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (said: FromServer) => 'url' in said && resolve(said.url))
      child.once('exit', code => reject(new Error(`the ${kind} server ended with ${code}`)))
    })
    return new BenchServer(child, url)
  }

  ask<Answer>(question: Question): Promise<Answer> {
    const id = ++this.lastId
    const answered = new Promise<unknown>(resolve => this.waiting.set(id, resolve))
    this.child.send({ id, ...question })
    return answered as Promise<Answer>
  }

  usage(): Promise<Usage> {
    return this.ask<Usage>({ ask: 'usage' })
  }

  stop() {
    this.child.kill()
  }
}
