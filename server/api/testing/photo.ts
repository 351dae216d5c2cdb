import sharp from 'sharp'

/** A small picture as a phone makes them, with the place where it was taken in it. */
export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#aa8866' } })
    .withExif({
      IFD0: { Make: 'Phone of Bruno' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '34/1 54/1 18/1', GPSLongitudeRef: 'W' },
    })
    .jpeg()
    .toBuffer()

/** One file in a form, as a browser sends it. */
export const photoForm = (bytes: Uint8Array, { name = 'door.jpg', type = 'image/jpeg' } = {}) => {
  const head = `--edge\r\ncontent-disposition: form-data; name="photo"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')]),
  }
}
