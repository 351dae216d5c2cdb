import type {
  CustomMethod,
  CustomMethodView,
  OpenWebApp,
  PhoneView,
  PreparedButtonView,
  PreparedMessageView,
  Sent,
  SharePeers,
  WebAppView,
  WriteAccessView,
} from '../../api/contract.ts'
import { call } from '../api/call.ts'

const at = (id: string, ...more: string[]) => `/web-apps/${[id, ...more].map(encodeURIComponent).join('/')}`

export const openWebApp = (wish: OpenWebApp) => call<WebAppView>('POST', '/web-apps', wish)
export const endWebApp = (id: string) => call<void>('DELETE', at(id))
export const sendData = (id: string, data: string) => call<Sent>('POST', at(id, 'data'), { data })
export const readWriteAccess = (id: string) => call<WriteAccessView>('GET', at(id, 'write-access'))
export const answerWriteAccess = (id: string, isGranted: boolean) =>
  call<WriteAccessView>('POST', at(id, 'write-access'), { isGranted })
export const answerPhone = (id: string, isGranted: boolean) =>
  call<PhoneView>('POST', at(id, 'phone'), { isGranted })
export const invokeCustomMethod = (id: string, wish: CustomMethod) =>
  call<CustomMethodView>('POST', at(id, 'custom-method'), wish)
export const readPreparedMessage = (id: string, prepared: string) =>
  call<PreparedMessageView>('GET', at(id, 'prepared-messages', prepared))
export const sharePreparedMessage = (id: string, prepared: string, chatId: string) =>
  call<Sent>('POST', at(id, 'prepared-messages', prepared), { chatId })
export const readPreparedButton = (id: string, prepared: string) =>
  call<PreparedButtonView>('GET', at(id, 'prepared-buttons', prepared))
export const sharePeers = (id: string, prepared: string, peers: SharePeers) =>
  call<Sent>('POST', at(id, 'prepared-buttons', prepared), peers)
