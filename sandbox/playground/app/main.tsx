import './session-in-memory.ts'

import { miniApp } from '@telegram-apps/sdk'
import { render } from 'preact'
import { EventLog } from './sections/EventLog.tsx'
import { Sharing, Storage } from './sections/Keeping.tsx'
import { FrameSection, Native } from './sections/Native.tsx'
import { Haptics, Questions } from './sections/Questions.tsx'
import { Theme, Who } from './sections/Who.tsx'
import './style.css'
import { begin, type Launch } from './telegram.ts'
import { languageOf, Say, useWords } from './words/words.ts'

function Page({ launch }: { launch: Launch | null }) {
  const say = useWords()
  return (
    <main aria-label={say.title}>
      <h1>{say.title}</h1>
      <p class="hint">{launch ? say.hint : say.outside}</p>
      {launch && (
        <div class="sections">
          <Who launch={launch} />
          <Native />
          <Questions />
          <Sharing initData={launch.initData} />
          <Haptics />
          <Storage />
          <FrameSection />
          <Theme />
          <EventLog />
        </div>
      )}
    </main>
  )
}

const launch = await begin()
const { code, say } = languageOf(launch?.user?.languageCode ?? navigator.language)
document.documentElement.lang = code
document.title = say.title
const place = document.getElementById('app')
if (place) {
  render(
    <Say.Provider value={say}>
      <Page launch={launch} />
    </Say.Provider>,
    place,
  )
}
if (launch) miniApp.ready()
