import { words } from '../i18n/words.ts'
import type { App } from './app.ts'
import { ask } from './ask.ts'
import { closeApp } from './open-apps.ts'
import { ConfirmSheet } from './questions/ConfirmSheet.tsx'

/** Closes the app on the person's wish; an app that asked for it gets a second thought first. */
export async function askToClose(app: App): Promise<void> {
  if (!app.chrome.value.needsConfirmation) return closeApp(app)
  const say = words.value
  const isSure = await ask<boolean>(app, answer => (
    <ConfirmSheet
      question={say.appCloseQuestion}
      more={say.appCloseWarning}
      yes={say.appCloseAnyway}
      no={say.cancel}
      isDangerous
      onAnswer={answer}
    />
  ))
  if (isSure) closeApp(app)
}
