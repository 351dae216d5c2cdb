import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { note } from './telegram.ts'
import { useWords } from './words/words.ts'

type SectionProps = { title: string; hint?: string; children: ComponentChildren }

export function Section({ title, hint, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p class="hint">{hint}</p>}
      <div class="card">{children}</div>
    </section>
  )
}

type ActProps = { label: string; act: () => Promise<unknown> | unknown }

/** A button that does something; what came of it stands beside it and in the log. */
export function Act({ label, act }: ActProps) {
  const say = useWords()
  const [result, setResult] = useState('')
  const [isBusy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const found = await act()
      const text = found === undefined ? '✓' : typeof found === 'string' ? found : JSON.stringify(found)
      setResult(text)
      note(label, text)
    } catch (trouble) {
      setResult(say.failed)
      note(label, trouble instanceof Error ? trouble.message : String(trouble))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="act">
      <button type="button" class="button" aria-disabled={isBusy} onClick={() => void (isBusy || run())}>
        {label}
      </button>
      <output>{result}</output>
    </div>
  )
}

type ToggleProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void }

export function Toggle({ label, isOn, onChange }: ToggleProps) {
  return (
    <button type="button" class="toggle" role="switch" aria-checked={isOn} onClick={() => onChange(!isOn)}>
      <span>{label}</span>
      <span class="toggle-track" aria-hidden="true" />
    </button>
  )
}

export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <p class="fact">
      <span>{name}</span>
      <span>{value}</span>
    </p>
  )
}
