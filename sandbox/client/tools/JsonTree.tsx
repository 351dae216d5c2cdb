import { useState } from 'preact/hooks'

type Props = { value: unknown; name?: string | undefined; depth?: number }

const OPEN_TO_DEPTH = 3
const MOST_AT_ONCE = 100

/** JSON in colours; what has an inside is folded and unfolded by its own line. */
export function JsonTree({ value, name, depth = 0 }: Props) {
  const label = name === undefined ? null : <span class="json-key">{name}: </span>
  if (typeof value !== 'object' || value === null) {
    return (
      <div class="json-line">
        {label}
        <Leaf value={value} />
      </div>
    )
  }
  return <Branch value={value} name={name} depth={depth} />
}

function Branch({ value, name, depth = 0 }: Props & { value: object }) {
  const [isOpen, setOpen] = useState(depth < OPEN_TO_DEPTH)
  const isList = Array.isArray(value)
  const entries = Object.entries(value)
  const [left, right] = isList ? '[]' : '{}'
  return (
    <details
      class="json-branch"
      open={isOpen}
      onToggle={event => {
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open)
      }}
    >
      <summary>
        {name !== undefined && <span class="json-key">{name}: </span>}
        {left}
        {!isOpen && entries.length > 0 && <span class="json-count">{entries.length}</span>}
        {(!isOpen || entries.length === 0) && right}
      </summary>
      {isOpen && (
        <div class="json-inside">
          {entries.slice(0, MOST_AT_ONCE).map(([key, inner]) => (
            <JsonTree key={key} value={inner} name={isList ? undefined : key} depth={depth + 1} />
          ))}
          {entries.length > MOST_AT_ONCE && <div class="json-line">… {entries.length - MOST_AT_ONCE}</div>}
        </div>
      )}
      {isOpen && entries.length > 0 && <div class="json-line">{right}</div>}
    </details>
  )
}

function Leaf({ value }: { value: unknown }) {
  const kind = value === null ? 'null' : typeof value
  return <span class={`json-${kind}`}>{JSON.stringify(value) ?? 'undefined'}</span>
}
