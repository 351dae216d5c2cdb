import type { Theme } from '../state/settings.ts'
import type { StreetKind } from './town-map.ts'

export type Palette = {
  land: string
  grid: string
  area: { park: string; sand: string; water: string }
  casing: string
  street: Record<StreetKind, string>
  text: string
  place: string
  halo: string
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    land: '#f3f1ec',
    grid: '#e2dfd6',
    area: { park: '#d3e7c9', sand: '#f4e6bf', water: '#a9cfe6' },
    casing: '#d9d4c8',
    street: { main: '#ffd98a', big: '#ffe9b8', medium: '#ffffff', small: '#ffffff', foot: '#d8cfc0' },
    text: '#4a4f57',
    place: '#6a5f86',
    halo: '#ffffffd9',
  },
  dark: {
    land: '#1d2530',
    grid: '#2a3442',
    area: { park: '#20382f', sand: '#3a3628', water: '#0f2a40' },
    casing: '#151c25',
    street: { main: '#8a6d38', big: '#5e5640', medium: '#3d4857', small: '#333e4c', foot: '#2b3542' },
    text: '#b9c3cf',
    place: '#a99bd0',
    halo: '#151c25d9',
  },
}
