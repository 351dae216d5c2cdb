import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** What draws maps is large, and is of no use without a line. */
const isForMaps = /maplibre|open-map|WayMap/

/** Writes `sw.js` beside the page of an app that has to open without a line (kit/offline/keep-page.ts registers it). */
export const keepOnPhone = (app: string): Plugin => ({
  name: 'keep-the-page-on-the-phone',
  apply: 'build',
  // Once everything lies there: a list with one file too many would keep nothing at all.
  writeBundle({ dir = '' }) {
    const page = readFileSync(join(dir, 'index.html'))
    const files = readdirSync(join(dir, 'assets'))
      .filter(name => /\.(js|css)$/.test(name) && !isForMaps.test(name))
      .sort()
      .map(name => `/apps/${app}/assets/${name}`)
    const build = createHash('sha256').update(page).update(files.join()).digest('hex').slice(0, 16)
    const worker = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8')
      .replace('CACHE_NAME', `gora-${app}:${build}`)
      .replace('FILE_LIST', JSON.stringify(files))
    writeFileSync(join(dir, 'sw.js'), worker)
  },
})
