/** The clipboard may be closed to pages without a secure origin; then nothing is copied and nothing breaks. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard?.writeText(text).catch(() => undefined)
}
