import type { MessageView } from '../../sandbox/api/contract.ts'
import { pause } from './chance.ts'
import { isFor, type Key, keysOn, type Phone } from './phone.ts'
import { liveLocation, longMemory, type Place, stayThere, stopSharing } from './street.ts'

/** Telegram's "until I turn it off". */
const endless = 2_147_483_647

/** Says hello to a bot that the person has never spoken to; answers whether that was needed. */
export const sayHello = async (phone: Phone): Promise<boolean> => {
  const { isStarted, isBlocked } = await phone.look()
  if (isStarted || isBlocked) return false
  await phone.act('start')
  return true
}

/** The newest screen that tells how the shift stands, after the driver has shared where they are. */
const shiftScreen = async (telegram: string, phone: Phone, home: Place): Promise<readonly Key[]> => {
  const shared = liveLocation(await phone.messages(longMemory), phone.userId)
  if (!shared) {
    const sent = await phone.act('live-location', { ...home, livePeriod: endless })
    return (await phone.keys('shift', sent.messageId)) ?? []
  }
  await stayThere(telegram, phone, shared)
  const sent = await phone.say('/shift')
  return (await phone.keys('shift', sent.messageId)) ?? []
}

/**
 * Shares the driver's live location and goes on shift, as far as either is not so already.
 * Answers whether the driver is on shift in the end.
 */
export const goOnShift = async (telegram: string, phone: Phone, home: Place): Promise<boolean> => {
  if (await sayHello(phone)) await phone.keys('shift')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const keys = await shiftScreen(telegram, phone, home)
    if (keys.some(({ button }) => isFor(button, 'shift:pause'))) return true
    const key = keys.find(({ button }) => isFor(button, 'shift:start') || isFor(button, 'shift:resume'))
    if (key && (await phone.press(key))?.showAlert !== true) return true
    await pause(1000)
  }
  return false
}

/** Whether the newest screen says that the driver is on shift. */
export const saysOnShift = (messages: readonly MessageView[]): boolean => {
  const screen = messages.find(message => keysOn(message, 'shift').length > 0)
  return screen !== undefined && keysOn(screen, 'shift:pause').length > 0
}

/** Ends the shift and stops sharing where the driver is. */
export const goOffShift = async (telegram: string, phone: Phone): Promise<void> => {
  const sent = await phone.say('/shift')
  const [end] = ((await phone.keys('shift', sent.messageId)) ?? []).filter(key =>
    isFor(key.button, 'shift:end'),
  )
  // Somebody with a delivery in the bag is refused, and stays on the map.
  if (end && (await phone.press(end))?.showAlert === true) return
  const shared = liveLocation(await phone.messages(longMemory), phone.userId)
  if (shared) await stopSharing(telegram, phone, shared)
}
