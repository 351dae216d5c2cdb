import type {
  Done,
  FaultView,
  FloodSwitch,
  LogPage,
  LogQuery,
  NewFault,
  UnimplementedView,
} from '../../api/contract.ts'
import { call, query } from './call.ts'

/** An extra page that whoever started the sandbox wants shown beside the chats. */
export type Panel = { title: string; url: string }

export const readLog = (page: Pick<LogQuery, 'after' | 'limit'>) =>
  call<LogPage>('GET', `/log${query({ after: Number(page.after ?? 0), limit: Number(page.limit ?? 200) })}`)
export const replay = (entryId: number, isRepeated: boolean) =>
  call<Done>('POST', `/log/${entryId}/replay`, { isRepeated })

export const readFaults = () => call<FaultView[]>('GET', '/faults')
export const addFault = (fault: NewFault) => call<FaultView>('POST', '/faults', fault)
export const removeFault = (id: number) => call<void>('DELETE', `/faults/${id}`)
export const clearFaults = () => call<void>('DELETE', '/faults')
export const readFlood = () => call<FloodSwitch>('GET', '/flood')
export const switchFlood = (isOn: boolean) => call<FloodSwitch>('PUT', '/flood', { isOn })
export const readUnimplemented = () => call<UnimplementedView[]>('GET', '/unimplemented')

/** The extra pages; none when the sandbox does not offer any. */
export async function readPanels(): Promise<Panel[]> {
  const response = await fetch('/sandbox/panels')
  if (!response.ok) return []
  const found: unknown = await response.json()
  return Array.isArray(found) ? found.filter(isPanel) : []
}

function isPanel(value: unknown): value is Panel {
  if (typeof value !== 'object' || value === null) return false
  const { title, url } = value as Partial<Panel>
  return typeof title === 'string' && typeof url === 'string'
}
