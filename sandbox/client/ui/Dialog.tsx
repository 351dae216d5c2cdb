import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { words } from '../i18n/words.ts'
import { Icon } from './Icon.tsx'

type Props = { title: string; onClose: () => void; children: ComponentChildren; size?: 'small' | 'large' }

/** A modal sheet over the whole page: Escape, the cross and a tap beside it close it. */
export function Dialog({ title, onClose, children, size = 'small' }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      ref={ref}
      class={`dialog dialog-${size}`}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={event => event.target === ref.current && ref.current?.close()}
    >
      <div class="dialog-sheet">
        <div class="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label={words.value.close}
            onClick={() => ref.current?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
