import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

const here = import.meta.dirname

/** The mini app of the playground; the sandbox serves it below this path. */
export default defineConfig({
  root: here,
  base: '/sandbox/playground/',
  plugins: [preact()],
  build: {
    outDir: `${here}/../../../dist/sandbox-playground`,
    emptyOutDir: true,
    target: 'es2022',
  },
})
