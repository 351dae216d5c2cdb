import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

/** The pages on which the map is tested and measured. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [preact()],
  build: { target: 'es2022', emptyOutDir: true, chunkSizeWarningLimit: 1500 },
})
