import { render } from 'preact'
import { App } from './chrome/App.tsx'
import { listenForShortcuts } from './chrome/shortcuts.ts'
import { loadTownMap } from './map/town-map.ts'
import { reloadDrives } from './state/drives.ts'
import { chooseWindows } from './state/first-windows.ts'
import { followWorld } from './state/live.ts'
import { startClock } from './state/now.ts'
import { applySettings } from './state/settings.ts'
import { reloadWorld } from './state/world.ts'
import './styles/index.css'

/** Reads the world, again and again until the sandbox is up. */
async function firstWorld() {
  for (;;) {
    try {
      return await reloadWorld()
    } catch {
      await new Promise(resolve => setTimeout(resolve, 700))
    }
  }
}

applySettings()
listenForShortcuts()
startClock()
const root = document.getElementById('app')
if (root) render(<App />, root)
const state = await firstWorld()
chooseWindows(state, location.search)
if (state.hasMap) loadTownMap().catch(() => undefined)
reloadDrives().catch(() => undefined)
followWorld()
