import { buttons } from './buttons.ts'
import { colors } from './colors.ts'
import { device } from './device.ts'
import { haptics } from './haptics.ts'
import { life } from './life.ts'
import { links } from './links.ts'
import type { Method } from './method.ts'
import { person } from './person.tsx'
import { place } from './place.tsx'
import { popup } from './popup.tsx'
import { scanQr } from './scan-qr.tsx'
import { sharing } from './sharing.tsx'
import type { AnyMethod } from './since.ts'
import { storage } from './storage.ts'

/**
 * Everything a page may ask for, by name. That nothing is missing is checked against the method names of a package
 * that others keep.
 */
export const methods = {
  ...life,
  ...buttons,
  ...colors,
  ...popup,
  ...links,
  ...person,
  ...place,
  ...scanQr,
  ...haptics,
  ...sharing,
  ...storage,
  ...device,
} satisfies Record<AnyMethod, Method>
