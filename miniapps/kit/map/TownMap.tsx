import { MapSketch } from './MapSketch.tsx'
import './map.css'
import type { ComponentChildren } from 'preact'
import { t } from '../words/words.ts'
import { type OpenMapProps, useOpenMap } from './use-open-map.ts'

export type TownMapProps = OpenMapProps & {
  /** Lies over the map and lets clicks through where it has no controls. */
  readonly children?: ComponentChildren
}

/**
 * The town with everything that lies on it. The code that draws comes in a chunk of its own; until then there is a
 * skeleton, on a device that cannot draw a sketch, and when the map's ground is out of reach a sentence and a way to try
 * again. It fills the box it is put into.
 */
export function TownMap(props: TownMapProps) {
  const { host, phase, areTilesReached, again } = useOpenMap(props)
  const { config, theme, label, children } = props
  const isSketched = phase === 'absent' || phase === 'missing'
  return (
    <div class="town-map" data-theme={theme} data-phase={phase} aria-busy={phase === 'loading'}>
      {isSketched ? <MapSketch {...props} /> : <div class="town-map-canvas" ref={host} />}
      {phase === 'loading' && (
        <div class="town-map-skeleton" role="status" aria-label={`${label}. ${t('map-loading')}`}>
          <svg viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
            <path d="M-10 80 120 60l90 40 200-60M60-10l40 120-30 200M240-10l-20 140 60 190M-10 220l160-30 120 40 140-50M330-10l20 330" />
          </svg>
        </div>
      )}
      {(isSketched || !areTilesReached) && (
        <div class="town-map-notice" role="status">
          <span>{t(phase === 'absent' ? 'map-undrawable' : 'map-unreachable')}</span>
          {phase !== 'absent' && (
            <button type="button" onClick={again}>
              {t('app-again')}
            </button>
          )}
        </div>
      )}
      {children}
      <Credit text={config.attribution} />
    </div>
  )
}

const OSM = 'https://www.openstreetmap.org/copyright'

function Credit({ text }: { text: string }) {
  if (text === '') return null
  return (
    <p class="town-map-credit">
      {text.includes('OpenStreetMap') ? (
        <a href={OSM} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
  )
}
