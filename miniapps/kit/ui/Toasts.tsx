import { signal } from '@preact/signals'

const staysMs = 4000
const shown = signal<string | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

/** Says something in passing, for four seconds. */
export const toast = (text: string): void => {
  clearTimeout(timer)
  shown.value = text
  timer = setTimeout(() => {
    shown.value = null
  }, staysMs)
}

/** Where the passing words appear: once in each app. */
export function Toasts() {
  return (
    <div role="status" aria-live="polite">
      {shown.value !== null && <p class="toast">{shown.value}</p>}
    </div>
  )
}
