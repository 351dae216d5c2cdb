import { useEffect, useRef } from 'preact/hooks'
import { tap } from './haptics.ts'
import { hear, tell } from './launch.ts'

export type MainButton = {
  readonly text: string
  readonly onPress: () => void
  readonly isBusy?: boolean
  readonly isEnabled?: boolean
}

type Holder = { button: MainButton }

// The screens that want the button, the topmost last: one that leaves gives it back to the one beneath.
const holders: Holder[] = []
let isListening = false

const press = (): void => {
  const now = holders.at(-1)?.button
  if (!now || now.isBusy || now.isEnabled === false) return
  tap('medium')
  now.onPress()
}

const listen = (): void => {
  if (isListening) return
  isListening = true
  hear('main_button_pressed', press)
}

// From one screen to the next the button stays: the page would jump by its height if it went and came back.
const graceMs = 80
let hiding: ReturnType<typeof setTimeout> | undefined

/** Shows what the topmost wants; nothing when nobody wants it. */
const show = (): void => {
  clearTimeout(hiding)
  const now = holders.at(-1)?.button
  if (!now) {
    hiding = setTimeout(() => tell('web_app_setup_main_button', { is_visible: false }), graceMs)
    return
  }
  const { text, isBusy = false, isEnabled = true } = now
  tell('web_app_setup_main_button', {
    is_visible: true,
    is_active: isEnabled && !isBusy,
    is_progress_visible: isBusy,
    text,
  })
}

/** Telegram's one big button, for as long as this screen is there; null hides it. While busy it turns and cannot be pressed. */
export const useMainButton = (button: MainButton | null): void => {
  const own = useRef<Holder | null>(null)
  if (own.current && button) own.current.button = button
  const isWanted = button !== null
  useEffect(() => {
    if (!button) return
    listen()
    const holder: Holder = { button }
    own.current = holder
    holders.push(holder)
    return () => {
      own.current = null
      holders.splice(holders.indexOf(holder), 1)
      show()
    }
  }, [isWanted])
  useEffect(() => {
    if (own.current && own.current === holders.at(-1)) show()
  }, [button?.text, button?.isBusy, button?.isEnabled, isWanted])
}
