export type Photo = { readonly bytes: ArrayBuffer; readonly type: string }

const longestSide = 1600
const quality = 0.82

/**
 * A photo as it is sent: at most 1600 px on its longer side, a JPEG, the right way up, and without where and by which phone
 * it was taken.
 * @throws when the browser cannot read it
 */
export const shrink = async (file: Blob): Promise<Photo> => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const small = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!small) throw new Error('the picture could not be drawn')
  return { bytes: await small.arrayBuffer(), type: 'image/jpeg' }
}
