import { join } from 'node:path'
import { build } from 'vite'

/**
 * Builds the test pages into a folder. `sandboxOrigin` is the flag of a development build: the one origin besides
 * Telegram's own that the pages may speak to. Without it the build is what would go into production.
 */
export async function buildPage(outDir: string, sandboxOrigin = ''): Promise<void> {
  const here = import.meta.dirname
  await build({
    configFile: false,
    root: here,
    logLevel: 'error',
    define: { SANDBOX_ORIGIN: JSON.stringify(sandboxOrigin) },
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: { input: [join(here, 'index.html'), join(here, 'tma.html')] },
    },
  })
}
