import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Files } from '../../services/ports/files.ts'
import { diskFiles } from './disk-files.ts'

let folder: string
let files: Files
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gora-disk-files-'))
  files = diskFiles(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })

test('a picture keeps nothing of its sender and is made no larger than needed', async () => {
  const sent = await plain(3000, 1000)
    .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '34/1 54/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(sent).metadata()).exif).toBeDefined()
  const kept = await files.keepPicture(sent)
  const stored = await sharp(await readFile(files.pathOf(kept.path))).metadata()
  expect(stored.exif).toBeUndefined()
  expect(stored).toMatchObject({ format: 'jpeg', width: 1600 })
  expect(kept).toMatchObject({ mimeType: 'image/jpeg', width: 1600, height: 533 })
})

test('the same picture twice is one file', async () => {
  const sent = await plain(20, 20).png().toBuffer()
  expect((await files.keepPicture(sent)).path).toBe((await files.keepPicture(sent)).path)
})

test('a small file that would unfold into a huge picture is refused before it does', async () => {
  const bomb = await plain(6000, 6000).png({ compressionLevel: 9 }).toBuffer()
  expect(bomb.length).toBeLessThan(1_000_000)
  await expect(files.keepPicture(bomb)).rejects.toMatchObject({ code: 'media.too-large' })
})

test.each([
  ['nothing', new Uint8Array()],
  ['text', Buffer.from('<html>no picture</html>')],
  ['a zip that says it is a picture', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)])],
  ['half a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
])('%s is not a picture', async (_name, bytes) => {
  await expect(files.keepPicture(bytes)).rejects.toMatchObject({ code: 'media.not-a-picture' })
})
