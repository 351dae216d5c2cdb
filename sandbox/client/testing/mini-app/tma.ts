import * as tma from '@tma.js/sdk'
import './page.css'

declare global {
  interface Window {
    tma: typeof tma
  }
}

if (SANDBOX_ORIGIN !== '') tma.setTargetOrigin(SANDBOX_ORIGIN)

window.tma = tma
tma.init()
const who = document.getElementById('who')
if (who) who.textContent = `For ${tma.retrieveLaunchParams().tgWebAppData?.user?.first_name ?? 'nobody'}`
tma.themeParams.mount()
tma.themeParams.bindCssVars()
tma.miniApp.mount()
tma.miniApp.ready()
