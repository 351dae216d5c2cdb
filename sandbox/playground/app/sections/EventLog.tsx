import { Section } from '../parts.tsx'
import { entries } from '../telegram.ts'
import { useWords } from '../words/words.ts'

/** What was heard, newest first. */
export function EventLog() {
  const say = useWords()
  return (
    <Section title={say.log}>
      {entries.value.length === 0 && <p class="hint">{say.empty}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long log is scrolled with the keyboard */}
      <ol class="log" tabIndex={0} aria-label={say.log}>
        {entries.value.map(({ id, at, name, data }) => (
          <li key={id}>
            <time dateTime={at.toISOString()}>{at.toTimeString().slice(0, 8)}</time> <strong>{name}</strong>{' '}
            {data && <code>{data}</code>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
