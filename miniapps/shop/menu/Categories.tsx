import { useEffect, useRef, useState } from 'preact/hooks'
import { moved } from '../../kit/telegram/haptics.ts'
import { named, t } from '../../kit/words/words.ts'
import type { Menu } from '../state/shop.ts'

type Category = Menu['categories'][number]

/** The strip that stays on top: it shows where one is, and leads to where one wants to be. */
export function Categories({ categories }: { readonly categories: readonly Category[] }) {
  const [current, setCurrent] = useState(categories[0]?.id ?? '')
  const strip = useRef<HTMLElement>(null)
  useEffect(() => watchSections(categories, setCurrent), [categories])
  useEffect(() => {
    const chip = strip.current?.querySelector<HTMLElement>('[aria-current="true"]')
    if (chip && strip.current)
      strip.current.scrollTo({ left: chip.offsetLeft - (strip.current.clientWidth - chip.offsetWidth) / 2 })
  }, [current])
  const go = (id: string): void => {
    moved()
    document.getElementById(id)?.scrollIntoView({ behavior: 'smooth' })
  }
  return (
    <nav class="strip categories" aria-label={t('shop-app-categories')} ref={strip}>
      {categories.map(({ id, names, emoji }) => (
        <button
          key={id}
          type="button"
          class="chip"
          aria-current={id === current ? 'true' : undefined}
          onClick={() => go(id)}
        >
          <span aria-hidden="true">{emoji}</span> {named(names)}
        </button>
      ))}
    </nav>
  )
}

/** Tells which section is under the strip. */
function watchSections(categories: readonly Category[], tell: (id: string) => void): () => void {
  const seen = new Set<string>()
  const watch = new IntersectionObserver(
    entries => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) seen.add(target.id)
        else seen.delete(target.id)
      const first = categories.find(({ id }) => seen.has(id))
      if (first) tell(first.id)
    },
    { rootMargin: '-72px 0px -45% 0px' },
  )
  for (const { id } of categories) {
    const section = document.getElementById(id)
    if (section) watch.observe(section)
  }
  return () => watch.disconnect()
}
