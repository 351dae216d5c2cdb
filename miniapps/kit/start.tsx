import { type ComponentType, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AppName } from '../../server/contracts/session.ts'
import { asProblem, type Problem } from './api/problem.ts'
import { retrying } from './api/retrying.ts'
import { isOver, me, signIn } from './api/session.ts'
import { greet, type Launch, readLaunch, showPage } from './telegram/launch.ts'
import { mindInsets } from './telegram/mind-insets.ts'
import { wearTheme } from './telegram/theme.ts'
import { Toasts } from './ui/Toasts.tsx'
import { Trouble } from './ui/Trouble.tsx'
import { type FetchWords, languageOf, prepareWords, putWords, speak, t } from './words/words.ts'

export type AppProps = { readonly launch: Launch }

type Setting = {
  readonly name: AppName
  readonly words: FetchWords
  /** The app itself, once it is known who uses it. */
  readonly App: ComponentType<AppProps>
  /** What stands there before: the shape of the first screen. */
  readonly Waiting: ComponentType
  /** Of an app that has something to show and to do also while the server is out of reach: how it goes on signing in. */
  readonly keepSigningIn?: (name: AppName, initData: string) => Promise<void>
}

function Outside() {
  return (
    <main class="screen">
      <div class="empty">
        <span class="picture" aria-hidden="true">
          ✈️
        </span>
        <h1>{t('app-outside-title')}</h1>
        <p class="hint">{t('app-outside-text')}</p>
      </div>
    </main>
  )
}

function Over() {
  return (
    <main class="screen">
      <div class="empty" role="alert">
        <span class="picture" aria-hidden="true">
          👋
        </span>
        <h1>{t('app-over-title')}</h1>
        <p class="hint">{t('app-over-text')}</p>
      </div>
    </main>
  )
}

function Root({ name, App, Waiting, keepSigningIn, launch }: Setting & AppProps) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isIn, setIn] = useState(false)
  const enter = async (): Promise<void> => {
    setProblem(null)
    try {
      await signIn(name, launch.initData).catch(trouble => {
        if (!keepSigningIn || !asProblem(trouble).isPassing) throw trouble
        setIn(true)
        return keepSigningIn(name, launch.initData)
      })
      const spoken = me.value?.language
      if (spoken && spoken !== document.documentElement.lang) await retrying(() => speak(spoken))
      setIn(true)
    } catch (trouble) {
      setProblem(asProblem(trouble))
    }
  }
  useEffect(() => void enter(), [])
  if (isOver.value) return <Over />
  if (problem)
    return (
      <main class="screen">
        <Trouble problem={problem} onRetry={enter} />
      </main>
    )
  return isIn ? <App launch={launch} /> : <Waiting />
}

/** Begins a mini app: Telegram's colours, the person's words, the first paint, and then who they are. */
export const start = async (setting: Setting): Promise<void> => {
  const place = document.getElementById('app')
  if (!place) return
  prepareWords(setting.words)
  const launch = readLaunch()
  if (launch) {
    greet(launch)
    wearTheme(launch)
    mindInsets()
  }
  const code = languageOf(launch?.languageCode ?? navigator.language)
  const wordless = await retrying(() => speak(code)).then(() => null, asProblem)
  if (wordless) putWords(code, [])
  render(
    <>
      {wordless ? (
        <main class="screen">
          <Trouble problem={wordless} onRetry={() => location.reload()} />
        </main>
      ) : launch ? (
        <Root {...setting} launch={launch} />
      ) : (
        <Outside />
      )}
      <Toasts />
    </>,
    place,
  )
  showPage()
}
