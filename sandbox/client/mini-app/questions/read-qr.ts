/** Pictures are made no larger than this before they are read, pixels of the longer side. */
const LONGEST_SIDE = 1200

type Picture = CanvasImageSource & { width: number; height: number }

/** The text of the QR code in a picture; undefined: there is none. The decoder is loaded when it is first needed. */
export async function readQr(picture: Picture | HTMLVideoElement): Promise<string | undefined> {
  const { default: decode } = await import('jsqr')
  const isFilm = picture instanceof HTMLVideoElement
  const [wide, high] = isFilm ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]
  if (wide === 0 || high === 0) return undefined
  const scale = Math.min(1, LONGEST_SIDE / Math.max(wide, high))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(wide * scale))
  canvas.height = Math.max(1, Math.round(high * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return decode(data, width, height)?.data || undefined
}

/** The same for a file; one that is no picture has no code. */
export async function readQrFile(file: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return undefined
  try {
    return await readQr(bitmap)
  } finally {
    bitmap.close()
  }
}
