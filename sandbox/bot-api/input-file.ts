import { folders, type StoredFile, uniqueIdIn } from '../world/files.ts'
import type { MediaKind } from '../world/model.ts'
import type { World } from '../world/world.ts'
import type { Call, UploadedFile } from './call.ts'
import { badRequest } from './failure.ts'

const maxPhotoBytes = 10 * 1024 * 1024
const maxUploadBytes = 50 * 1024 * 1024
const maxPhotoByUrlBytes = 5 * 1024 * 1024
const maxByUrlBytes = 20 * 1024 * 1024
const maxPhotoSides = 10_000
const maxPhotoRatio = 20
const fetchTimeoutMs = 20_000

/** The file a send method names: uploaded under the field, by attach://, by file_id, or by address. */
export async function inputFile<Field extends string>(
  call: Call<Field>,
  field: Field & MediaKind,
): Promise<StoredFile> {
  const given = call.text(field)
  const uploaded = uploadedFile(call, field, given)
  if (uploaded) return keep(call.world, field, uploaded)
  if (given === '') throw badRequest(`there is no ${field.replace('_', ' ')} in the request`)
  return fileByReference(call, field, given)
}

/** The file behind `media` of an InputMedia. */
export async function inputMediaFile(call: Call<never>, kind: MediaKind, media: string): Promise<StoredFile> {
  if (media === '') throw badRequest('media not found')
  const uploaded = uploadedFile(call, '', media)
  if (uploaded) return keep(call.world, kind, uploaded)
  if (media.startsWith('attach://')) throw badRequest('media not found')
  return fileByReference(call, kind, media)
}

function uploadedFile(call: Call<never>, field: string, given: string): UploadedFile | undefined {
  if (given.startsWith('attach://')) return call.file(given.slice('attach://'.length))
  return given === '' && field !== '' ? call.file(field) : undefined
}

async function fileByReference(call: Call<never>, kind: MediaKind, reference: string): Promise<StoredFile> {
  if (/^https?:\/\//i.test(reference)) return fileByUrl(call.world, kind, reference)
  return fileById(call, kind, reference)
}

/** A file that this bot has seen before. */
export function fileById(call: Call<never>, kind: MediaKind, reference: string): StoredFile {
  const uniqueId = uniqueIdIn(call.bot.id, reference)
  const file = uniqueId === null ? undefined : call.world.files.get(uniqueId)
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified')
  const isPhoto = file.folder === 'photos' || file.folder === 'thumbnails'
  if (isPhoto !== (kind === 'photo')) {
    throw badRequest(
      `can't use file of type ${isPhoto ? 'Photo' : 'Document'} as ${kind === 'photo' ? 'Photo' : 'Document'}`,
    )
  }
  return file
}

/** Fetches a file from its address, within the limits that addresses have. */
export async function fileByUrl(world: World, kind: MediaKind, url: string): Promise<StoredFile> {
  return keep(world, kind, await download(url), true)
}

async function download(url: string): Promise<UploadedFile> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) })
    if (!response.ok) throw new Error(`answered ${response.status}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    const mimeType = response.headers.get('content-type')?.split(';')[0] ?? null
    return {
      bytes,
      mimeType,
      name: decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || null,
    }
  } catch {
    throw badRequest('failed to get HTTP URL content')
  }
}

function keep(world: World, kind: MediaKind, upload: UploadedFile, isByUrl = false): StoredFile {
  const { bytes } = upload
  if (bytes.length === 0) throw badRequest('file must be non-empty')
  const isPhoto = kind === 'photo'
  const most = isByUrl
    ? isPhoto
      ? maxPhotoByUrlBytes
      : maxByUrlBytes
    : isPhoto
      ? maxPhotoBytes
      : maxUploadBytes
  if (bytes.length > most) throw badRequest(isPhoto ? 'file is too big for a photo' : 'file is too big')
  const file = world.files.add(folders[kind], bytes, isPhoto ? null : upload.name, upload.mimeType)
  if (isPhoto) assertPhoto(file)
  return file
}

/** A photo must be a picture of sane sides. */
export function assertPhoto(file: StoredFile) {
  if (file.width === 0 || file.height === 0) throw badRequest('IMAGE_PROCESS_FAILED')
  const ratio = Math.max(file.width / file.height, file.height / file.width)
  if (file.width + file.height > maxPhotoSides || ratio > maxPhotoRatio)
    throw badRequest('PHOTO_INVALID_DIMENSIONS')
}
