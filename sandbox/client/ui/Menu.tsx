import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from './Icon.tsx'

export type MenuItem = {
  label: string
  icon?: IconName
  isDanger?: boolean
  onChoose: () => void
}

type Props = {
  label: string
  items: readonly MenuItem[]
  children: ComponentChildren
  class?: string
  /** Which edge of the button the list keeps to, and whether it opens upwards. */
  place?: 'down-start' | 'down-end' | 'up-start' | 'up-end'
}

/** A button that opens a list of things to do. Arrow keys walk it, Escape leaves it. */
export function Menu({
  label,
  items,
  children,
  class: className = 'icon-button',
  place = 'down-end',
}: Props) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useId()

  useEffect(() => {
    if (!isOpen) return undefined
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    // A tap into a frame is no event of this page, but takes the focus away from it.
    const leave = () => setOpen(false)
    document.addEventListener('pointerdown', closeOutside)
    window.addEventListener('blur', leave)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      window.removeEventListener('blur', leave)
    }
  }, [isOpen])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      // What the menu lies on has an Escape of its own.
      event.stopPropagation()
      close()
    }
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = entries.indexOf(document.activeElement as HTMLElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (next === undefined || !isOpen) return
    event.preventDefault()
    entries.at(next % entries.length)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are caught here for the button and the list alike
    <div class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <div class={`menu-list menu-${place}`} id={list} role="menu" aria-label={label}>
          {items.map(item => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              class={item.isDanger ? 'menu-item menu-danger' : 'menu-item'}
              tabIndex={-1}
              onClick={() => {
                close()
                item.onChoose()
              }}
            >
              {item.icon && <Icon name={item.icon} size={20} />}
              <span class="menu-words">{item.label}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
