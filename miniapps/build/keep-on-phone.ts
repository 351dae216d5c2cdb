import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** What draws maps is large, and is of no use without a line. */
const isForMaps = /maplibre|open-map|WayMap/

/** Writes `sw.js` beside the page of an app that has to open without a line (kit/offline/keep-page.ts registers it). */
export const keepOnPhone = (app: string): Plugin => ({
  name: 'keep-the-page-on-the-phone',
  apply: 'build',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle)
      .filter(name => name.startsWith('assets/') && !isForMaps.test(name))
      .sort()
      .map(name => `/apps/${app}/${name}`)
    const build = createHash('sha256').update(files.join()).digest('hex').slice(0, 16)
    const source = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8')
      .replace('CACHE_NAME', `gora-${app}:${build}`)
      .replace('FILE_LIST', JSON.stringify(files))
    this.emitFile({ type: 'asset', fileName: 'sw.js', source })
  },
})
