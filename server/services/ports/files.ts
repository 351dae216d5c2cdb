/** Where pictures and other files are kept. */
export type Files = {
  /**
   * Keeps a picture after checking and re-encoding it: nothing of the sender's metadata survives.
   * @throws Refusal media.not-a-picture | media.too-large
   */
  keepPicture(bytes: Uint8Array): Promise<KeptFile>
  /** Keeps other bytes as they are. */
  keep(bytes: Uint8Array, mimeType: string): Promise<KeptFile>
  /** Absolute path of a kept file. */
  pathOf(path: string): string
}

export type KeptFile = {
  readonly path: string
  readonly mimeType: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly sha256: string
}
