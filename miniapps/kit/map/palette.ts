import type { DriverState, MapTheme, OrderState } from './map-data.ts'

/** Every colour on the map that is not the map itself. */
export type Palette = {
  readonly drivers: Readonly<Record<DriverState, string>>
  readonly orders: Readonly<Record<OrderState, string>>
  readonly late: string
  /** Around everything that stands on the map. */
  readonly halo: string
  readonly accent: string
  readonly ink: string
  /** On top of the state colours. */
  readonly onColour: string
}

const light: Palette = {
  drivers: { free: '#0f766e', busy: '#1d4ed8', paused: '#64748b', late: '#c81e1e' },
  orders: {
    done: '#64748b',
    onTheWay: '#1d4ed8',
    assigned: '#0e7490',
    preparing: '#7c3aed',
    waiting: '#b45309',
    trouble: '#be185d',
  },
  late: '#c81e1e',
  halo: '#ffffff',
  accent: '#2563eb',
  ink: '#1f2937',
  onColour: '#ffffff',
}

const dark: Palette = {
  drivers: { free: '#2dd4bf', busy: '#60a5fa', paused: '#94a3b8', late: '#f87171' },
  orders: {
    done: '#94a3b8',
    onTheWay: '#60a5fa',
    assigned: '#22d3ee',
    preparing: '#a78bfa',
    waiting: '#fbbf24',
    trouble: '#f472b6',
  },
  late: '#f87171',
  halo: '#0b1220',
  accent: '#60a5fa',
  ink: '#e5e7eb',
  onColour: '#0b1220',
}

/**
 * The colours of a theme. States keep theirs, so that red means late in everybody's Telegram; routes and halos take the
 * accent of the person's theme.
 * @param themed reads a CSS variable of the page, empty when it has none
 */
export const paletteOf = (theme: MapTheme, themed: (name: string) => string): Palette => {
  const base = theme === 'dark' ? dark : light
  return { ...base, accent: themed('--accent') || base.accent }
}
