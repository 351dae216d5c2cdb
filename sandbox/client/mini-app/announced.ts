import { keptSignal } from '../state/kept.ts'

/** Versions of mini apps in which something was added, the newest first. */
export const VERSIONS = [
  '9.6',
  '9.5',
  '9.1',
  '9.0',
  '8.0',
  '7.10',
  '7.8',
  '7.7',
  '7.6',
  '7.2',
  '6.10',
  '6.9',
  '6.7',
  '6.4',
  '6.2',
  '6.1',
  '6.0',
] as const

export const PLATFORMS = ['weba', 'webk', 'web', 'tdesktop', 'macos', 'android', 'ios'] as const

export type Announced = { version: string; platform: string }

/** What apps are told about this client, so that authors can see how theirs behaves in an older one. */
export const announced = keptSignal<Announced>(
  'announced',
  stored => (isAnnounced(stored) ? stored : undefined),
  () => ({ version: VERSIONS[0], platform: PLATFORMS[0] }),
)

function isAnnounced(value: unknown): value is Announced {
  if (typeof value !== 'object' || value === null) return false
  const { version, platform } = value as Partial<Announced>
  return VERSIONS.some(each => each === version) && PLATFORMS.some(each => each === platform)
}

/** True when `version` is `since` or came later. Both are "major.minor". */
export function isAtLeast(version: string, since: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [sinceMajor = 0, sinceMinor = 0] = since.split('.').map(Number)
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor)
}
