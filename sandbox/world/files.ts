import { createHash } from 'node:crypto'
import { imageSize } from './image-size.ts'
import type { MediaKind } from './model.ts'

export interface StoredFile {
  /** The same for everybody and for the same bytes, always. */
  uniqueId: string
  /** Which folder of the download path it lies in: photos, documents, voice … */
  folder: string
  bytes: Buffer
  name: string | null
  mimeType: string | null
  width: number
  height: number
  /** Photos wider or higher than a thumbnail have one; it shares their bytes and differs in name and size. */
  thumbnail: StoredFile | null
}

/** Where files of a kind lie in the download path. */
export const folders: Record<MediaKind, string> = {
  photo: 'photos',
  document: 'documents',
  voice: 'voice',
  sticker: 'stickers',
  video: 'videos',
  animation: 'animations',
  audio: 'music',
  video_note: 'video_notes',
}

const thumbnailSide = 320
const uniqueIdBytes = 11
const mimeByExtension: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  zip: 'application/zip',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
}

/** All files of the world by their unique id. Equal bytes in the same folder are one file. */
export class FileStore {
  private readonly byUniqueId = new Map<string, StoredFile>()

  add(folder: string, bytes: Buffer, name: string | null, mimeType: string | null): StoredFile {
    const uniqueId = createHash('sha256')
      .update(folder)
      .update('\0')
      .update(bytes)
      .digest()
      .subarray(0, uniqueIdBytes)
      .toString('base64url')
    const known = this.byUniqueId.get(uniqueId)
    if (known) return known
    const size = imageSize(bytes)
    const extension = name?.split('.').at(-1)?.toLowerCase() ?? ''
    const file: StoredFile = {
      uniqueId,
      thumbnail: null,
      folder,
      bytes,
      name,
      mimeType: size?.mimeType ?? mimeType ?? mimeByExtension[extension] ?? null,
      width: size?.width ?? 0,
      height: size?.height ?? 0,
    }
    this.byUniqueId.set(uniqueId, file)
    if (folder === 'photos' && Math.max(file.width, file.height) > thumbnailSide) {
      const shrink = thumbnailSide / Math.max(file.width, file.height)
      const thumbnail = this.add('thumbnails', bytes, name, mimeType)
      thumbnail.width = Math.max(1, Math.round(file.width * shrink))
      thumbnail.height = Math.max(1, Math.round(file.height * shrink))
      file.thumbnail = thumbnail
    }
    return file
  }

  get(uniqueId: string): StoredFile | undefined {
    return this.byUniqueId.get(uniqueId)
  }

  put(file: StoredFile) {
    this.byUniqueId.set(file.uniqueId, file)
  }

  all(): Iterable<StoredFile> {
    return this.byUniqueId.values()
  }

  clear() {
    this.byUniqueId.clear()
  }
}

/** A file_id: it opens only for the bot it was made for, and tells the kind of file it stands for. */
export function fileIdFor(botId: number, file: StoredFile, kind: string): string {
  const owner = Buffer.alloc(8)
  owner.writeBigUInt64BE(BigInt(botId))
  const body = Buffer.concat([owner, Buffer.from(file.uniqueId, 'base64url')])
  return `${kindMarks[kind] ?? 'BQAC'}${body.toString('base64url')}`
}

/** The unique id inside a file_id, or null when it is not one of this bot's. */
export function uniqueIdIn(botId: number, fileId: string): string | null {
  if (!/^[A-Za-z0-9_-]{8,}$/.test(fileId)) return null
  const body = Buffer.from(fileId.slice(4), 'base64url')
  if (body.length !== 8 + uniqueIdBytes || body.readBigUInt64BE(0) !== BigInt(botId)) return null
  return body.subarray(8).toString('base64url')
}

const kindMarks: Record<string, string> = {
  photo: 'AgAC',
  document: 'BQAC',
  voice: 'AwAC',
  sticker: 'CAAC',
  video: 'BAAC',
  animation: 'CgAC',
  audio: 'CQAC',
  video_note: 'DQAC',
}

/** The path after `/file/bot<token>/`, as getFile gives it. */
export function filePath(file: StoredFile): string {
  const extension = file.name?.match(/\.([A-Za-z0-9]{1,8})$/)?.[1] ?? extensionOf(file.mimeType)
  return `${file.folder}/${file.uniqueId}${extension ? `.${extension}` : ''}`
}

function extensionOf(mimeType: string | null): string | null {
  return Object.entries(mimeByExtension).find(([, mime]) => mime === mimeType)?.[0] ?? null
}
