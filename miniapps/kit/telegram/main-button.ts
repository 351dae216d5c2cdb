import { useEffect, useRef } from 'preact/hooks'
import { tap } from './haptics.ts'
import { hear, tell } from './launch.ts'

export type MainButton = {
  readonly text: string
  readonly onPress: () => void
  readonly isBusy?: boolean
  readonly isEnabled?: boolean
}

type Layer = 'screen' | 'sheet'
type Holder = { button: MainButton; readonly layer: Layer }

// The screens that want the button, the newest last: one that leaves gives it back to the one beneath.
const holders: Holder[] = []
let isListening = false

/** A screen may come to want the button while a sheet lies over it. */
const topmost = (): Holder | undefined => holders.findLast(({ layer }) => layer === 'sheet') ?? holders.at(-1)

const doubleTapMs = 500
let last: { readonly holder: Holder; readonly text: string; readonly at: number } | null = null

const press = (): void => {
  const holder = topmost()
  if (!holder) return
  const { text, isBusy, isEnabled, onPress } = holder.button
  if (isBusy || isEnabled === false) return
  // The second of two quick taps is meant for what stood there at the first, and nobody has read the new words yet.
  const isSecond = last !== null && performance.now() - last.at < doubleTapMs
  if (isSecond && (last?.holder !== holder || last.text !== text)) return
  last = { holder, text, at: performance.now() }
  tap('medium')
  onPress()
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
  const now = topmost()?.button
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

/**
 * Telegram's one big button, for as long as this screen is there; null hides it. While busy it turns and cannot be pressed.
 * A sheet has it before any screen, whichever came first.
 */
export const useMainButton = (button: MainButton | null, layer: Layer = 'screen'): void => {
  const own = useRef<Holder | null>(null)
  if (own.current && button) own.current.button = button
  const isWanted = button !== null
  useEffect(() => {
    if (!button) return
    listen()
    const holder: Holder = { button, layer }
    own.current = holder
    holders.push(holder)
    return () => {
      own.current = null
      holders.splice(holders.indexOf(holder), 1)
      show()
    }
  }, [isWanted])
  useEffect(() => {
    if (own.current && own.current === topmost()) show()
  }, [button?.text, button?.isBusy, button?.isEnabled, isWanted])
}
