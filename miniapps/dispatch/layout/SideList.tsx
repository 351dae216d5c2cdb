import { tap } from '../../kit/telegram/haptics.ts'
import { t } from '../../kit/words/words.ts'
import { ListPanel } from '../list/ListPanel.tsx'
import { kept } from '../state/kept.ts'

const [narrowest, widest, step] = [320, 620, 40]
const side = kept('side', { width: 400, isOpen: true })

const widen = (width: number): void => {
  side.value = { ...side.value, width: Math.min(widest, Math.max(narrowest, width)) }
}

/** The list beside the map: as wide as one likes, or folded away. */
export function SideList() {
  const { width, isOpen } = side.value
  return (
    <>
      {isOpen && (
        <div class="side" style={{ width: `${width}px` }}>
          <ListPanel />
          {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
          <div
            class="side-edge"
            role="separator"
            aria-orientation="vertical"
            aria-label={t('dispatch-app-width')}
            aria-valuenow={width}
            aria-valuemin={narrowest}
            aria-valuemax={widest}
            tabIndex={0}
            onKeyDown={({ key }) => {
              if (key === 'ArrowLeft') widen(width - step)
              if (key === 'ArrowRight') widen(width + step)
            }}
            onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={event => {
              if (event.currentTarget.hasPointerCapture(event.pointerId)) widen(event.clientX)
            }}
          />
        </div>
      )}
      <button
        type="button"
        class="side-fold"
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'dispatch-app-fold' : 'dispatch-app-unfold')}
        onClick={() => {
          tap()
          side.value = { ...side.value, isOpen: !isOpen }
        }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={isOpen ? 'm14 6-6 6 6 6' : 'm10 6 6 6-6 6'} />
        </svg>
      </button>
    </>
  )
}
