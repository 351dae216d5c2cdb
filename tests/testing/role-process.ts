import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export type Role = 'api' | 'bots' | 'workers'

/** One role of the product in a process of its own, that can be killed as a power cut would. */
export class RoleProcess {
  readonly role: Role
  /** What it wrote to its error output, and its lines at error level: for the reader of a failed test. */
  readonly complaints: string[] = []
  private child: ChildProcess | null = null

  constructor(role: Role) {
    this.role = role
  }

  /** Resolves when it says that it is ready. */
  async start(env: Readonly<Record<string, string>>): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main/start.ts', this.role], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    child.stderr?.on('data', data => this.complaints.push(String(data)))
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', data => {
        const text = String(data)
        if (text.includes('"level":50')) this.complaints.push(text)
        if (text.includes('gora ready')) resolve()
      })
      child.once('exit', code =>
        reject(new Error(`${this.role} ended with ${code}: ${this.complaints.join('')}`)),
      )
    })
  }

  /** SIGKILL: no handler runs, no connection is closed politely. */
  async kill(): Promise<void> {
    const child = this.child
    this.child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain by Tommy Ettinger). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
