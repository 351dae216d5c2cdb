import { signal } from '@preact/signals'
import type { MapHandle } from '../../kit/map/map-data.ts'

/** The map as it stands now; another one when it had to be opened anew. */
export const map = signal<MapHandle | null>(null)
