import { useEffect, useRef } from 'preact/hooks'
import { tap } from './haptics.ts'
import { hear, tell } from './launch.ts'

export type MainButton = {
  readonly text: string
  readonly onPress: () => void
  readonly isBusy?: boolean
  readonly isEnabled?: boolean
}

type Holder = { readonly press: () => void }

// The screens that want the button, the topmost last: one that leaves gives it back to the one beneath.
const holders: Holder[] = []
let isListening = false

const listen = (): void => {
  if (isListening) return
  isListening = true
  hear('main_button_pressed', () => holders.at(-1)?.press())
}

const hide = (): void => tell('web_app_setup_main_button', { is_visible: false })

const show = ({ text, isBusy = false, isEnabled = true }: MainButton): void =>
  tell('web_app_setup_main_button', {
    is_visible: true,
    is_active: isEnabled && !isBusy,
    is_progress_visible: isBusy,
    text,
  })

/** Telegram's one big button, for as long as this screen is there; null hides it. While busy it turns and cannot be pressed. */
export const useMainButton = (button: MainButton | null): void => {
  const latest = useRef(button)
  latest.current = button
  const isWanted = button !== null
  useEffect(() => {
    if (!isWanted) return
    listen()
    const holder: Holder = {
      press: () => {
        const now = latest.current
        if (!now || now.isBusy || now.isEnabled === false) return
        tap('medium')
        now.onPress()
      },
    }
    holders.push(holder)
    return () => {
      holders.splice(holders.indexOf(holder), 1)
      if (holders.length === 0) hide()
    }
  }, [isWanted])
  useEffect(() => {
    if (button) show(button)
  }, [button?.text, button?.isBusy, button?.isEnabled, isWanted])
}
