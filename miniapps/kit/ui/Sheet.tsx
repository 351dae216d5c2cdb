import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { cover } from '../state/screens.ts'

type SheetProps = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** Something that rises from below over the screen; a press beside it, Escape or going back takes it away. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const id = useId()
  const sheet = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  // before the next key can be pressed
  useLayoutEffect(() => {
    const before = document.activeElement
    const uncover = cover(() => close.current())
    sheet.current?.focus()
    document.body.style.overflow = 'hidden'
    return () => {
      uncover()
      document.body.style.overflow = ''
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    if (event.key === 'Tab') keepFocusInside(event, sheet.current)
  }
  return (
    <>
      <div class="sheet-back" onClick={onClose} aria-hidden="true" />
      <div
        class="sheet"
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        ref={sheet}
        onKeyDown={onKey}
      >
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </>
  )
}

function keepFocusInside(event: KeyboardEvent, sheet: HTMLElement | null): void {
  const stops = [
    ...(sheet?.querySelectorAll<HTMLElement>('a,button,input,textarea,select,[tabindex="0"]') ?? []),
  ]
  const [first, last] = [stops[0], stops.at(-1)]
  const isAtEnd = document.activeElement === last && !event.shiftKey
  const isAtStart = (document.activeElement === first || document.activeElement === sheet) && event.shiftKey
  if (!isAtEnd && !isAtStart) return
  event.preventDefault()
  ;(isAtEnd ? first : last)?.focus()
}
