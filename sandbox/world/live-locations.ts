import { endlessLivePeriod, type LiveShare } from './model.ts'

/** When a live location ends by itself, in seconds since 1970; null when it never does. */
export function liveUntil(live: LiveShare, sentAt: number): number | null {
  return live.period === endlessLivePeriod ? null : sentAt + live.period
}

export function isLive(live: LiveShare, sentAt: number, now = Date.now() / 1000): boolean {
  if (live.isStopped) return false
  const until = liveUntil(live, sentAt)
  return until === null || now < until
}
