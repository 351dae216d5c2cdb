import { spawn } from 'node:child_process'
import { onPath } from './on-path.mjs'

/**
 * Shows a page in the person's browser when there is a person with a screen; otherwise does nothing.
 * @param {string} address
 */
export function openPage(address) {
  if (!process.stdout.isTTY || process.env.CI) return
  const isMac = process.platform === 'darwin'
  if (!isMac && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  const opener = onPath(isMac ? 'open' : 'xdg-open')
  if (!opener) return
  spawn(opener, [address], { detached: true, stdio: 'ignore' })
    .once('error', () => {})
    .unref()
}
