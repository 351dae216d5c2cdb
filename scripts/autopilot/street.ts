import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DriveView, MessageView } from '../../sandbox/api/contract.ts'
import { openRoutes } from '../town/route.ts'
import { oneOf, pause } from './chance.ts'
import { askTelegram, type Phone } from './phone.ts'

export type Place = { readonly latitude: number; readonly longitude: number }

export type Town = {
  /** An address that people live at. */
  anyAddress(): Place
  /** The way by road; a straight line where there is none. */
  way(from: Place, to: Place): [number, number][]
}

/** Opens the demo town's real addresses and roads. */
export const openTown = (folder: string): Town => {
  const addresses: { lat: number; lng: number }[] = JSON.parse(
    readFileSync(join(folder, 'addresses.json'), 'utf8'),
  )
  const route = openRoutes(folder)
  // People order where the shops are near; the far corners are there for whoever wants to try them.
  const near = addresses.filter(({ lat, lng }) => lat < -34.888 && lng > -56.213 && lng < -56.135)
  return {
    anyAddress: () => {
      const { lat, lng } = oneOf(near) ?? { lat: -34.9056, lng: -56.1888 }
      return { latitude: lat, longitude: lng }
    },
    way: (from, to) => {
      const start = [from.latitude, from.longitude] as const
      const end = [to.latitude, to.longitude] as const
      const found = route(start, end)?.path ?? []
      return [start, ...found, end].map(([latitude, longitude]) => [latitude, longitude])
    },
  }
}

/** How far back a chat is read to find what is shared in it. */
export const longMemory = 500

/** A person's own live location in a chat, while it is shared. */
export const liveLocation = (messages: readonly MessageView[], userId: number): MessageView | undefined =>
  messages.find(message => message.from.id === userId && message.location?.isLive === true)

/** Tells the bot again where the person is, as a phone that lies still does. */
export const stayThere = async (telegram: string, phone: Phone, shared: MessageView): Promise<void> => {
  if (!shared.location) return
  const { latitude, longitude } = shared.location
  const drives = await askTelegram<DriveView[]>(telegram, 'GET', '/drive')
  if (drives.some(drive => drive.userId === phone.userId && drive.state === 'moving')) return
  // A few centimetres: the place is the same, the moment is new.
  const tremble = (degrees: number): number => degrees + (Math.random() - 0.5) * 2e-6
  const chat = encodeURIComponent(shared.chatId)
  await askTelegram(telegram, 'PATCH', `/chats/${chat}/live-location/${shared.id}`, {
    as: phone.userId,
    latitude: tremble(latitude),
    longitude: tremble(longitude),
  })
}

/** Nobody sees any more where the person is. */
export const stopSharing = (telegram: string, phone: Phone, shared: MessageView): Promise<unknown> => {
  const chat = encodeURIComponent(shared.chatId)
  return askTelegram(telegram, 'DELETE', `/chats/${chat}/live-location/${shared.id}?as=${phone.userId}`)
}

/** Drives a shared live location along the streets and waits until it has arrived. */
export const drive = async (
  telegram: string,
  town: Town,
  trip: {
    readonly phone: Phone
    readonly shared: MessageView
    readonly to: Place
    readonly kilometresPerHour: number
    readonly signal: AbortSignal
  },
): Promise<void> => {
  const { phone, shared, to, kilometresPerHour, signal } = trip
  const from = shared.location ?? to
  let view = await askTelegram<DriveView>(telegram, 'POST', '/drive', {
    as: phone.userId,
    chatId: shared.chatId,
    messageId: shared.id,
    path: town.way(from, to),
    kilometresPerHour,
    stepMs: 2000,
  })
  const { id } = view
  while (view.state === 'moving' && !signal.aborted) {
    const metresLeft = view.metresTotal - view.metresDone
    const seconds = (metresLeft / 1000 / kilometresPerHour) * 3600
    await pause(Math.min(Math.max(seconds, 1), 20) * 1000, signal)
    const moving = await askTelegram<DriveView[]>(telegram, 'GET', '/drive')
    const mine = moving.find(one => one.id === id)
    if (!mine) return
    view = mine
  }
}
