import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

type Props = {
  label: string
  role: 'dialog' | 'alertdialog'
  onClose: () => void
  children: ComponentChildren
}

const STOPS = ':is(button, [href], input, select, textarea, summary, [tabindex="0"]):not(:disabled)'

/** A sheet over one window only: the other phones on the table stay in use. Escape and a tap beside it close it. */
export function Overlay({ label, role, onClose, children }: Props) {
  const root = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    root.current?.querySelector<HTMLElement>(STOPS)?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // What lies below has an Escape of its own.
      event.stopPropagation()
      event.preventDefault()
      onClose()
    }
    if (event.key !== 'Tab') return
    const stops = [...(root.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])]
    const edge = event.shiftKey ? stops[0] : stops.at(-1)
    if (document.activeElement !== edge) return
    event.preventDefault()
    stops.at(event.shiftKey ? -1 : 0)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shade is a large target beside the close button
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same
    <div class="overlay" onClick={event => event.target === event.currentTarget && onClose()}>
      <dialog
        ref={root}
        open
        class={`sheet sheet-${role}`}
        role={role}
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        {children}
      </dialog>
    </div>
  )
}
