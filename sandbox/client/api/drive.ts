import type { DriveView, NewDrive } from '../../api/contract.ts'
import { call } from './call.ts'

export const startDrive = (drive: NewDrive) => call<DriveView>('POST', '/drive', drive)
export const readDrives = () => call<DriveView[]>('GET', '/drive')
export const stopDrive = (id: number) => call<DriveView>('DELETE', `/drive/${id}`)
