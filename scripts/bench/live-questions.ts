import { type ChildProcess, fork } from 'node:child_process'

/** What the live bench asks of its processes. */
export type LiveQuestion =
  | { ask: 'run'; rate: number; seconds: number; base: number }
  | { ask: 'tokens'; count: number }
  | { ask: 'connect'; url: string; tokens: readonly string[]; count: number }
  | { ask: 'listen'; base: number }
  | { ask: 'heard' }
  | { ask: 'hangUp' }
  | { ask: 'cpu' }

/** Frames at all sockets; positions delivered to all of them; milliseconds from when a position was due. */
export type Heard = { frames: number; delivered: number; p50: number; p99: number; cpuMs: number }

/** What one process of the bench can do. */
export type Asked = {
  url?: string
  run?(question: LiveQuestion & { ask: 'run' }): Promise<number>
  tokens?(count: number): Promise<string[]>
  connect?(url: string, tokens: readonly string[], count: number): Promise<void>
  listen?(base: number): void
  heard?(): Heard
  hangUp?(): void
}

type Said = { url: string } | { id: number; answer: unknown }

/** A process of the live bench, seen from outside. */
export class LiveProcess {
  readonly url: string
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, (answer: unknown) => void>()
  private lastId = 0

  private constructor(child: ChildProcess, url: string) {
    this.child = child
    this.url = url
    child.on('message', (said: Said) => {
      if (!('id' in said)) return
      this.waiting.get(said.id)?.(said.answer)
      this.waiting.delete(said.id)
    })
  }

  static async start(
    kind: 'api' | 'bare' | 'source' | 'boards',
    env: Record<string, string>,
  ): Promise<LiveProcess> {
    const child = fork(new URL('./live-process.ts', import.meta.url), [kind], {
      env: { ...process.env, ...env },
    })
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (said: Said) => resolve('url' in said ? said.url : ''))
      child.once('exit', code => reject(new Error(`the ${kind} of the bench ended with ${code}`)))
    })
    return new LiveProcess(child, url)
  }

  ask<T>(question: LiveQuestion): Promise<T> {
    const id = ++this.lastId
    return new Promise(resolve => {
      this.waiting.set(id, answer => resolve(answer as T))
      this.child.send({ id, question })
    })
  }

  stop(): void {
    this.child.disconnect()
  }
}
