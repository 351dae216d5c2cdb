import { signal } from '@preact/signals'
import { keptSignal } from '../state/kept.ts'

/** What the person says before an app opens for the first time. */
export type LaunchAnswer = { allowsWriting: boolean }

export type LaunchQuestion = { botName: string; answer: (answer?: LaunchAnswer) => void }

/** The question that stands over a window, by the window's key. */
export const launchQuestions = signal<ReadonlyMap<number, LaunchQuestion>>(new Map())

/** Apps that were opened by a link before, as "person bot app": they open without a question. */
const known = keptSignal<readonly string[]>(
  'known-apps',
  stored => (Array.isArray(stored) ? (stored as string[]) : undefined),
  () => [],
)

export const isKnownApp = (name: string) => known.value.includes(name)

export function rememberApp(name: string): void {
  if (!isKnownApp(name)) known.value = [...known.value, name]
}

/** Asks over the window; undefined: the person does not want the app. A question that stood there is withdrawn. */
export function askToLaunch(windowKey: number, botName: string): Promise<LaunchAnswer | undefined> {
  launchQuestions.value.get(windowKey)?.answer()
  return new Promise(resolve => {
    const question: LaunchQuestion = {
      botName,
      answer: said => {
        const left = new Map(launchQuestions.value)
        if (left.get(windowKey) === question) left.delete(windowKey)
        launchQuestions.value = left
        resolve(said)
      },
    }
    launchQuestions.value = new Map(launchQuestions.value).set(windowKey, question)
  })
}
