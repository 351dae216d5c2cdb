import { signal } from '@preact/signals'
import type { App } from './app.ts'
import { endWebApp } from './calls.ts'

/** The app that lies over a window, by the window's key; each window has one at most. */
export const openApps = signal<ReadonlyMap<number, App>>(new Map())

/** Lays the app over its window; the one that was there ends. */
export function showApp(app: App): void {
  const before = openApps.value.get(app.desk.key)
  if (before) closeApp(before)
  openApps.value = new Map(openApps.value).set(app.desk.key, app)
}

/** Ends the app at once, without asking. A second time changes nothing. */
export function closeApp(app: App): void {
  if (openApps.value.get(app.desk.key) !== app) return
  const left = new Map(openApps.value)
  left.delete(app.desk.key)
  openApps.value = left
  app.question.value?.dismiss()
  // The opening is of no use to anybody now; that the sandbox has already forgotten it is as good.
  endWebApp(app.view.id).catch(() => undefined)
}
