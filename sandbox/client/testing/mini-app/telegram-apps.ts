import * as sdk from '@telegram-apps/sdk'
import './page.css'

declare global {
  /** Address of the sandbox this page is built for; empty in a production build, which then speaks to Telegram alone. */
  const SANDBOX_ORIGIN: string
  interface Window {
    sdk: typeof sdk
    /** Every event of the bridge that this page has heard, oldest first. */
    heard: { name: string; data: unknown }[]
  }
}

if (SANDBOX_ORIGIN !== '') sdk.targetOrigin.set(SANDBOX_ORIGIN)

window.heard = []
window.addEventListener('message', ({ source, data }) => {
  if (source !== window.parent) return
  const { eventType, eventData } = JSON.parse(data)
  window.heard.push({ name: eventType, data: eventData })
})
window.sdk = sdk
sdk.init()
const who = document.getElementById('who')
if (who) who.textContent = `For ${sdk.retrieveLaunchParams().tgWebAppData?.user?.first_name ?? 'nobody'}`
sdk.themeParams.mountSync()
sdk.themeParams.bindCssVars()
sdk.miniApp.mountSync()
sdk.miniApp.ready()
