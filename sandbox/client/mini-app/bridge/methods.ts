import type { MethodName } from '@tma.js/sdk'
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
import { storage } from './storage.ts'

/**
 * Everything a page may ask for, by name. That nothing is missing is checked against the method names of a package
 * that others keep, and `web_app_request_chat` of 9.6, which it does not know yet.
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
} satisfies Record<MethodName | 'web_app_request_chat', Method>
