import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { keepOnlyUsed } from './build/keep-only-used.ts'

const here = import.meta.dirname

/** One mini app is one build, so that each carries only what it needs: `vite build --config … --mode shop`. */
export default defineConfig(({ mode: app }) => ({
  root: join(here, app),
  base: `/apps/${app}/`,
  publicDir: false,
  plugins: [preact({ devToolsEnabled: false }), keepOnlyUsed()],
  build: {
    outDir: join(here, '../dist/miniapps', app),
    emptyOutDir: true,
    // the oldest web views that Telegram still runs in
    target: ['es2022', 'safari15.4', 'chrome100'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
  },
}))
