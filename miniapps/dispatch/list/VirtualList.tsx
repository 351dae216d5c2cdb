import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

type VirtualListProps = {
  readonly ids: readonly string[]
  readonly rowHeight: number
  readonly label: string
  /** This one is brought into view when it changes. */
  readonly inView: string | null
  readonly children: (id: string) => ComponentChildren
}

/** A list of any length: only what can be seen is there. */
export function VirtualList({ ids, rowHeight, label, inView, children }: VirtualListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [, draw] = useState(0)
  const [virtual] = useState(
    () =>
      new Virtualizer<HTMLDivElement, HTMLLIElement>({
        count: 0,
        getScrollElement: () => null,
        estimateSize: () => rowHeight,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
      }),
  )
  virtual.setOptions({
    ...virtual.options,
    count: ids.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: at => ids[at] ?? at,
    overscan: 6,
    onChange: () => draw(count => count + 1),
  })
  useEffect(() => virtual._didMount(), [virtual])
  useLayoutEffect(() => virtual._willUpdate())
  useEffect(() => {
    const at = inView === null ? -1 : ids.indexOf(inView)
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [inView])
  return (
    <div class="list-scroll" ref={box} tabIndex={ids.length === 0 ? 0 : -1}>
      <ul aria-label={label} style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => (
          <li
            key={key}
            aria-setsize={ids.length}
            aria-posinset={index + 1}
            style={{ height: `${rowHeight}px`, transform: `translateY(${start}px)` }}
          >
            {children(ids[index] ?? '')}
          </li>
        ))}
      </ul>
    </div>
  )
}
