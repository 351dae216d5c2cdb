import type { Events } from '@tma.js/sdk'
import type { App } from '../app.ts'
import { note } from '../traffic.ts'

/** Events as the independent package of the bridge's types knows them, and those of 9.6, which it does not know yet. */
type Told = Events & {
  requested_chat_sent: { req_id: string }
  requested_chat_failed: { req_id: string; error?: string }
}

/** Tells the page what has happened. Only a page of the launch origin can hear it. */
export function tell<Name extends keyof Told>(
  app: App,
  name: Name,
  ...[data]: [Told[Name]] extends [never] ? [] : [Told[Name]]
): void {
  note(app, { direction: 'out', name, data })
  const window = app.frame.current?.contentWindow
  window?.postMessage(JSON.stringify({ eventType: name, eventData: data }), app.view.origin)
}
