import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

const here = import.meta.dirname

export default defineConfig({
  root: here,
  base: '/',
  plugins: [preact()],
  build: {
    outDir: `${here}/../../dist/sandbox-client`,
    emptyOutDir: true,
    target: 'es2022',
  },
  // For work on the client alone: the sandbox runs elsewhere and this server hands its calls on.
  server: {
    proxy: {
      '/sandbox': { target: process.env.SANDBOX_URL ?? 'http://127.0.0.1:8081', ws: true },
    },
  },
})
