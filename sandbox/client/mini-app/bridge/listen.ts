import { isAtLeast } from '../announced.ts'
import type { App } from '../app.ts'
import { markIgnored, note } from '../traffic.ts'
import { methods } from './methods.ts'
import { WrongParameters } from './read.ts'
import { type AnyMethod, since } from './since.ts'

/** Hears what the page of this app says, and nobody else; the answer ends that. */
export function listenTo(app: App): () => void {
  const onMessage = ({ source, origin, data }: MessageEvent) => {
    if (source === null || source !== app.frame.current?.contentWindow) return
    const message = unpack(data)
    if (origin !== app.view.origin) {
      app.page.value = 'elsewhere'
      note(
        app,
        { direction: 'in', name: message?.name ?? '?', data: message?.data },
        { why: 'origin', origin },
      )
      return
    }
    app.times.heard = Date.now()
    // A page of the right origin has come (back): what was said about a strange one is over.
    if (app.page.value !== 'loading') app.page.value = 'shown'
    if (message) void hear(app, message)
    else note(app, { direction: 'in', name: '?', data }, { why: 'malformed' })
  }
  window.addEventListener('message', onMessage)
  return () => window.removeEventListener('message', onMessage)
}

type Message = { name: string; data: unknown }

/** The page sends JSON text of `{ eventType, eventData }`; anything else is not meant for a client. */
function unpack(data: unknown): Message | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const parsed: unknown = JSON.parse(data)
    if (typeof parsed !== 'object' || parsed === null) return undefined
    const { eventType, eventData } = parsed as { eventType?: unknown; eventData?: unknown }
    return typeof eventType === 'string' ? { name: eventType, data: eventData } : undefined
  } catch {
    return undefined
  }
}

const isKnown = (name: string): name is AnyMethod => Object.hasOwn(methods, name)

async function hear(app: App, { name, data }: Message): Promise<void> {
  const entry = note(app, { direction: 'in', name, data })
  if (!isKnown(name)) return markIgnored(app, entry, { why: 'unknown' })
  if (!isAtLeast(app.view.version, since[name]))
    return markIgnored(app, entry, { why: 'later', since: since[name] })
  try {
    await methods[name](app, data)
  } catch (trouble) {
    const what = trouble instanceof Error ? trouble.message : String(trouble)
    markIgnored(app, entry, { why: trouble instanceof WrongParameters ? 'parameters' : 'refused', what })
  }
}
