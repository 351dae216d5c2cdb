import { signal } from '@preact/signals'

/** What lies over the whole page on nobody's behalf. */
export const pageSheet = signal<'person' | 'new-person' | 'help' | null>(null)

export function showOverPage(sheet: typeof pageSheet.value): void {
  pageSheet.value = sheet
}
