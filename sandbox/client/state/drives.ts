import { signal } from '@preact/signals'
import type { DriveView } from '../../api/contract.ts'
import { readDrives } from '../api/drive.ts'

/** Drives under way or done, by the live location they move: `<chatId> <messageId>`. */
export const drives = signal<ReadonlyMap<string, DriveView>>(new Map())

const driveKey = (chatId: string, messageId: number) => `${chatId} ${messageId}`

export const driveOf = (chatId: string, messageId: number) => drives.value.get(driveKey(chatId, messageId))

export function noteDrive(drive: DriveView): void {
  drives.value = new Map(drives.value).set(driveKey(drive.chatId, drive.messageId), drive)
}

export async function reloadDrives(): Promise<void> {
  drives.value = new Map()
  for (const drive of await readDrives()) noteDrive(drive)
}
