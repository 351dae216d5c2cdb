import { useEffect, useMemo } from 'preact/hooks'
import type { z } from 'zod'
import type { track as trackShape } from '../../../server/contracts/dispatch.ts'
import { ask } from '../../kit/api/client.ts'
import type { TrackPoint } from '../../kit/map/map-data.ts'
import { usePlayback } from '../../kit/map/use-playback.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { tap } from '../../kit/telegram/haptics.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { t } from '../../kit/words/words.ts'
import { PanelHead } from '../layout/PanelHead.tsx'
import { lookAtAll } from '../map/handle.ts'
import { track } from '../map/layers.ts'
import { openOrder } from '../state/screens.ts'
import './playback.css'

type Track = z.infer<typeof trackShape>

const minutes = 60
/** Seconds of the way in one second. */
const speed = 60

/** A driver's last hour on the map, and what was done on the way. */
export function PlaybackPanel({ driverId }: { readonly driverId: string }) {
  const seen = useResource(
    () => ask<Track>(`/api/dispatch/drivers/${driverId}/track`, { query: { minutes } }),
    [driverId],
  )
  const { value, problem } = seen.state.value
  return (
    <section class="panel" aria-label={t('dispatch-app-playback')}>
      <PanelHead title={value?.name ?? t('dispatch-app-playback')} />
      <p class="hint">{t('dispatch-app-playback-hour')}</p>
      {!value && (problem ? <Trouble problem={problem} onRetry={() => void seen.reload()} /> : <Skeleton />)}
      {value?.points.length === 0 && <p class="empty hint">{t('dispatch-app-playback-nothing')}</p>}
      {value && value.points.length > 0 && <Player seen={value} />}
    </section>
  )
}

/** The clock of the person who looks: the hour behind them. */
const clockTime = (at: number): string =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at)

function Player({ seen }: { readonly seen: Track }) {
  const from = Date.parse(seen.from)
  const points = useMemo(
    (): TrackPoint[] =>
      seen.points.map(([latitude, longitude, seconds]) => ({ at: { latitude, longitude }, seconds })),
    [seen],
  )
  const first = points[0]?.seconds ?? 0
  const { track: shown, length, isPlaying, play, pause, seek } = usePlayback(points, speed)
  const played = Math.max(first, shown.playedSeconds)
  useEffect(() => {
    seek(first)
    lookAtAll(points.map(({ at }) => at))
    return () => {
      track.value = null
    }
  }, [points])
  useEffect(() => {
    track.value = { points, playedSeconds: played }
  }, [points, played])
  const secondsOf = (at: string): number => (Date.parse(at) - from) / 1000
  return (
    <>
      <div class="card player">
        <button
          type="button"
          class="button"
          onClick={() => {
            tap()
            if (isPlaying) pause()
            else play()
          }}
        >
          {t(isPlaying ? 'dispatch-app-pause' : 'dispatch-app-play')}
        </button>
        <div class="player-time">
          <input
            type="range"
            aria-label={t('dispatch-app-time')}
            aria-valuetext={clockTime(from + played * 1000)}
            min={first}
            max={length}
            step={1}
            value={played}
            onInput={event => seek(Number(event.currentTarget.value))}
          />
          <div class="player-marks" aria-hidden="true">
            {seen.stops.map(({ at, type, deliveryId }) => (
              <span
                key={`${deliveryId} ${type}`}
                data-type={type}
                style={{
                  insetInlineStart: `${Math.min(100, Math.max(0, ((secondsOf(at) - first) / Math.max(1, length - first)) * 100))}%`,
                }}
              />
            ))}
          </div>
        </div>
        <output class="player-clock">{clockTime(from + played * 1000)}</output>
      </div>
      {seen.stops.length > 0 && (
        <ul class="card flush">
          {seen.stops.map(({ type, at, orderId, orderNumber, deliveryId }) => (
            <li key={`${deliveryId} ${type}`} class="row-item" data-passed={secondsOf(at) <= played}>
              <div class="row">
                <button
                  type="button"
                  class="grow start"
                  onClick={() => {
                    pause()
                    seek(secondsOf(at))
                  }}
                >
                  {t(`dispatch-app-event-delivery-${type}`)}
                  <small>{clockTime(Date.parse(at))}</small>
                </button>
                <button type="button" class="button plain" onClick={() => openOrder(orderId)}>
                  {t('dispatch-app-number', { number: orderNumber })}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
