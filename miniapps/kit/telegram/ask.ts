import { hear, knows, tell } from './launch.ts'

type Answer = { readonly yes: string; readonly no: string; readonly isGrave?: boolean }

/** Asks before something that cannot be taken back, in Telegram's own window. Resolves to whether it was said yes to. */
export const confirm = (message: string, { yes, no, isGrave = false }: Answer): Promise<boolean> => {
  if (!knows('web_app_open_popup')) return Promise.resolve(window.confirm(message))
  return new Promise(resolve => {
    const off = hear('popup_closed', ({ button_id }) => {
      off()
      resolve(button_id === 'yes')
    })
    tell('web_app_open_popup', {
      title: '',
      message: message.slice(0, 256),
      buttons: [
        { id: 'yes', type: isGrave ? 'destructive' : 'default', text: yes.slice(0, 64) },
        { id: 'no', type: 'default', text: no.slice(0, 64) },
      ],
    })
  })
}

/** Opens a page outside: a map, another chat. */
export const openLink = (url: string): void => {
  const telegram = /^https:\/\/t\.me(\/.*)$/.exec(url)
  if (telegram?.[1] && knows('web_app_open_tg_link')) tell('web_app_open_tg_link', { path_full: telegram[1] })
  else if (knows('web_app_open_link')) tell('web_app_open_link', { url })
  else window.open(url, '_blank', 'noopener')
}

/** Whether this Telegram can read QR codes with its camera. */
export const canScan = (platform: string): boolean =>
  knows('web_app_open_scan_qr_popup') && /^(android|ios)/.test(platform)

/** Reads one QR code with the camera of Telegram; null when the person closes it. */
export const scan = (text: string): Promise<string | null> =>
  new Promise(resolve => {
    const offs = [
      hear('qr_text_received', ({ data }) => {
        tell('web_app_close_scan_qr_popup')
        end(data ?? null)
      }),
      hear('scan_qr_popup_closed', () => end(null)),
    ]
    const end = (found: string | null): void => {
      for (const off of offs) off()
      resolve(found)
    }
    tell('web_app_open_scan_qr_popup', { text })
  })

/** Warns before the app is closed with something half done. */
export const warnBeforeClosing = (isNeeded: boolean): void =>
  tell('web_app_setup_closing_behavior', { need_confirmation: isNeeded })

export const closeApp = (): void => tell('web_app_close')
