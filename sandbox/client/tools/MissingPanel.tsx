import { useEffect, useState } from 'preact/hooks'
import type { UnimplementedView } from '../../api/contract.ts'
import { readUnimplemented } from '../api/tools.ts'
import { words } from '../i18n/words.ts'
import { useEvery } from './use-every.ts'

const LOOK_EVERY_MS = 2000

/** Real methods that bots have called and that this sandbox does not have, the most wanted first. */
export function MissingPanel() {
  const say = words.value
  const [missing, setMissing] = useState<UnimplementedView[] | null>(null)
  const read = () => readUnimplemented().then(setMissing, () => undefined)
  useEffect(() => {
    read()
  }, [])
  useEvery(LOOK_EVERY_MS, read)
  if (missing === null) return <p class="hollow">{say.loading}</p>
  if (missing.length === 0) return <p class="hollow">{say.nothingMissing}</p>
  const ordered = [...missing].sort((a, b) => b.calls - a.calls || a.method.localeCompare(b.method))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled with the keyboard
    <section class="drawer-scroll" tabIndex={0} aria-label={say.missing}>
      <p class="drawer-hint">{say.missingHint}</p>
      <table class="missing">
        <thead>
          <tr>
            <th scope="col">{say.method}</th>
            <th scope="col">{say.calls}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ method, calls }) => (
            <tr key={method}>
              <th scope="row">{method}</th>
              <td>{calls}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
