import { words } from '../i18n/words.ts'
import { frontKey, windows } from '../state/windows.ts'
import { world } from '../state/world.ts'
import { Drawer } from '../tools/Drawer.tsx'
import { PageSheets } from './PageSheets.tsx'
import { TopBar } from './TopBar.tsx'
import { WindowFrame } from './WindowFrame.tsx'

/** The table with all the phones on it. */
export function App() {
  const shown = windows.value ?? []
  const front = shown.find(({ key }) => key === frontKey.value) ?? shown[0]
  return (
    <>
      <a class="skip" href="#table">
        {words.value.skipToWindows}
      </a>
      <TopBar />
      <div class="below">
        <main id="table" class="table" tabIndex={-1}>
          {world.value === null ? (
            <p class="hollow">{words.value.connecting}</p>
          ) : (
            <>
              {shown.map(each => (
                <WindowFrame key={each.key} shown={each} isFront={each.key === front?.key} />
              ))}
              {shown.length === 0 && <p class="hollow">{words.value.noWindows}</p>}
            </>
          )}
        </main>
        <Drawer />
      </div>
      <PageSheets />
    </>
  )
}
