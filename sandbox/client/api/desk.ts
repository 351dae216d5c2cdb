import type { LogPage } from '../../api/contract.ts'
import { call, query } from './call.ts'

/** An extra page that whoever started the sandbox wants shown beside the chats. */
export type Panel = { title: string; url: string }

export const readLog = (limit: number) => call<LogPage>('GET', `/log${query({ limit })}`)

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
