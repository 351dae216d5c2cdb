import type { Map as MapLibre } from 'maplibre-gl'
import { render } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import '../../ui/base.css'
import './page.css'
import { coloursFrom, type ThemeParams } from '../../telegram/theme-colours.ts'
import { prepareWords, speak } from '../../words/words.ts'
import { CourierMap } from '../CourierMap.tsx'
import type {
  DriverOnMap,
  MapConfig,
  MapHandle,
  MapLanguage,
  MapPick,
  MapTheme,
  OrderOnMap,
  Place,
} from '../map-data.ts'
import { PinMap } from '../PinMap.tsx'
import { TownMap } from '../TownMap.tsx'
import { usePlayback } from '../use-playback.ts'
import { type Roads, streetLife } from './street-life.ts'

/** What a test reads from the page. */
type Seen = {
  handle: MapHandle | null
  /** How often a map stood. */
  readies: number
  picks: MapPick[]
  presses: Place[]
  places: Place[]
  drivers: readonly DriverOnMap[]
  orders: readonly OrderOnMap[]
  /** MapLibre's own map, on pages opened with `spy`. */
  map: MapLibre | null
  /** Names of towns as they are drawn. */
  placeNames(): string[]
}
declare global {
  interface Window {
    seen: Seen
    dress(theme: MapTheme, language: MapLanguage): Promise<void>
  }
}
window.seen = {
  handle: null,
  readies: 0,
  picks: [],
  presses: [],
  places: [],
  drivers: [],
  orders: [],
  map: null,
  placeNames: () =>
    (window.seen.map?.queryRenderedFeatures({ layers: ['places_locality'] }) ?? []).map(({ layer }) =>
      String(layer.layout && 'text-field' in layer.layout ? layer.layout['text-field'] : ''),
    ),
}

const query = new URLSearchParams(location.search)
const config: MapConfig = {
  styleUrl: query.get('style'),
  tilesUrl: query.get('tiles') ?? '/town.pmtiles',
  attribution: '© OpenStreetMap contributors (ODbL)',
  center: { latitude: -34.9, longitude: -56.16 },
  bounds: [-56.2235, -34.9385, -56.0925, -34.8625],
}
type Look = { theme: MapTheme; language: MapLanguage }
type ScreenProps = Look & { life: ReturnType<typeof streetLife> }

const onReady = (handle: MapHandle) => {
  window.seen.handle = handle
  window.seen.readies++
}

function BoardPage({ theme, language, life }: ScreenProps) {
  const [drivers, setDrivers] = useState(life.drive)
  const [selected, setSelected] = useState<{ kind: 'driver' | 'order'; id: string } | null>(null)
  useEffect(() => {
    if (query.has('still')) return
    const timer = setInterval(() => setDrivers(life.drive()), Number(query.get('hurry') ?? 1000))
    return () => clearInterval(timer)
  }, [life])
  window.seen.drivers = drivers
  window.seen.orders = life.orders
  const more = useMemo(() => {
    const plain = query.has('plain')
    return plain
      ? {}
      : {
          zones: [
            {
              id: 'zone',
              label: 'Centro',
              rings: [
                [
                  { latitude: -34.8955, longitude: -56.199 },
                  { latitude: -34.8935, longitude: -56.17 },
                  { latitude: -34.912, longitude: -56.166 },
                  { latitude: -34.914, longitude: -56.199 },
                ],
              ],
            },
          ],
          routes: [
            { id: 'plan', path: life.walk(60), kind: 'plan' as const },
            { id: 'ghost', path: life.walk(60), kind: 'ghost' as const },
          ],
          heat: query.has('heat') ? life.orders.map(({ at }) => ({ at, weight: 0.4 })) : [],
        }
  }, [life])
  const pick = (picked: MapPick) => {
    window.seen.picks.push(picked)
    if (picked.kind === 'driver' || picked.kind === 'order') setSelected({ kind: picked.kind, id: picked.id })
  }
  return (
    <div class="board">
      <div class="map">
        <TownMap
          config={config}
          theme={theme}
          language={language}
          label="Drivers and orders"
          drivers={drivers}
          orders={life.orders}
          selected={selected}
          {...more}
          onReady={onReady}
          onPick={pick}
          onPress={place => window.seen.presses.push(place)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard */}
      <ul tabIndex={0} aria-label="Orders">
        {life.orders.slice(0, 100).map(({ id, label, state, isLate }) => (
          <li key={id}>
            <span>{label}</span>
            <span>{isLate ? 'late' : state}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function PinPage({ theme, language }: ScreenProps) {
  const [place, setPlace] = useState<Place>({ latitude: -34.9058, longitude: -56.1913 })
  return (
    <PinMap
      config={config}
      theme={theme}
      language={language}
      label="Where is your door?"
      place={place}
      onChange={next => {
        window.seen.places.push(next)
        setPlace(next)
      }}
    />
  )
}

function CourierPage({ theme, language, life }: ScreenProps) {
  const path = useMemo(() => life.walk(40), [life])
  const [step, setStep] = useState(4)
  useEffect(() => {
    if (query.has('still')) return
    const timer = setInterval(() => setStep(now => Math.min(path.length - 1, now + 1)), 2000)
    return () => clearInterval(timer)
  }, [path])
  const at = path[step] ?? config.center
  return (
    <CourierMap
      config={config}
      theme={theme}
      language={language}
      label="Where your courier is"
      shop={path[0] ?? at}
      door={path.at(-1) ?? at}
      courier={{ at, heading: 40, ageSeconds: 5 }}
      path={path.slice(step)}
    />
  )
}

function TrackPage({ theme, language, life }: ScreenProps) {
  const points = useMemo(() => life.walk(60).map((at, n) => ({ at, seconds: n * 20 })), [life])
  const { track, length, isPlaying, play, pause, seek } = usePlayback(points, 120)
  return (
    <TownMap
      config={config}
      theme={theme}
      language={language}
      label="The way of a driver"
      track={track}
      onReady={handle => {
        onReady(handle)
        handle.fitTo(points.map(({ at }) => at))
      }}
    >
      <div class="player">
        <button type="button" class="button" onClick={isPlaying ? pause : play}>
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <input
          type="range"
          aria-label="Time"
          min={0}
          max={length}
          value={track.playedSeconds}
          onInput={event => seek(Number(event.currentTarget.value))}
        />
      </div>
    </TownMap>
  )
}

/** As Telegram for Android and Telegram Desktop name them. */
const themes: Readonly<Record<MapTheme, ThemeParams>> = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#f0f0f0',
    text_color: '#222222',
    hint_color: '#a8a8a8',
    button_color: '#50a8eb',
    button_text_color: '#ffffff',
  },
  dark: {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    text_color: '#f5f5f5',
    hint_color: '#708499',
    button_color: '#5288c1',
    button_text_color: '#ffffff',
  },
}
const wear = (theme: MapTheme): void => {
  const { style } = document.documentElement
  style.colorScheme = theme
  for (const [name, colour] of Object.entries(coloursFrom(themes[theme])))
    style.setProperty(`--${name}`, colour)
}

const pages = { board: BoardPage, pin: PinPage, courier: CourierPage, track: TrackPage }

function Page({ life }: { life: ScreenProps['life'] }) {
  const [look, setLook] = useState<Look>({
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    language: firstLanguage,
  })
  wear(look.theme)
  window.dress = async (theme, language) => {
    await speak(language)
    setLook({ theme, language })
  }
  const Screen = pages[(query.get('page') ?? 'board') as keyof typeof pages] ?? BoardPage
  return (
    <main>
      <h1 class="unseen">Map</h1>
      <Screen {...look} life={life} />
    </main>
  )
}

const files = {
  en: () => import('../../../../locales/en/apps.ftl?raw'),
  ru: () => import('../../../../locales/ru/apps.ftl?raw'),
  es: () => import('../../../../locales/es/apps.ftl?raw'),
}
const firstLanguage = (['ru', 'es'] as const).find(language => language === query.get('language')) ?? 'en'
prepareWords(async language => [(await files[language]()).default])
await speak(firstLanguage)
const roads: Roads = await (await fetch('/graph.json')).json()
const life = streetLife(roads, {
  drivers: Number(query.get('drivers') ?? 120),
  orders: Number(query.get('orders') ?? 150),
  isTogether: query.has('together'),
})
if (query.has('spy')) {
  const { Map: Drawn } = await import('maplibre-gl')
  const { setStyle } = Drawn.prototype
  Drawn.prototype.setStyle = function (...given) {
    window.seen.map = this
    return setStyle.apply(this, given)
  }
}
const host = document.getElementById('app')
if (host) render(<Page life={life} />, host)
