import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import sharp from 'sharp'
import { Refusal } from '../../domain/refusals.ts'
import type { Files, KeptFile } from '../../services/ports/files.ts'

const largestPixels = 25_000_000
const largestBytes = 20 * 1024 * 1024
const longestSide = 1600

/**
 * Only what cameras and chats make is read at all, by its first bytes: JPEG, PNG, GIF, WebP, HEIF. A drawing (SVG) is a
 * program, and some hundred bytes of it keep a thread busy for seconds however few points it has.
 */
const isPhoto = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return /^(\xff\xd8\xff|\x89PNG\r\n|GIF8|RIFF.{4}WEBP|.{4}ftyp)/s.test(head)
}

const extensions: Record<string, string> = { 'image/jpeg': 'jpg', 'audio/ogg': 'ogg' }

/**
 * Keeps files under one folder, named by their content, so the same picture is kept once.
 * @param root folder, made when missing
 */
export const diskFiles = (root: string): Files => {
  const base = resolve(root)
  const pathOf = (path: string): string => join(base, path)

  const store = async (
    bytes: Uint8Array,
    mimeType: string,
    size: { width: number; height: number } | null,
  ): Promise<KeptFile> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = join(sha256.slice(0, 2), `${sha256}.${extensions[mimeType] ?? 'bin'}`)
    await mkdir(dirname(pathOf(path)), { recursive: true })
    // Written aside and renamed: a reader never sees half a file, and two writers of the same picture do not clash.
    const aside = `${pathOf(path)}.${process.pid}.${Math.random().toString(36).slice(2)}`
    await writeFile(aside, bytes)
    await rename(aside, pathOf(path))
    return {
      path,
      mimeType,
      bytes: bytes.length,
      width: size?.width ?? null,
      height: size?.height ?? null,
      sha256,
    }
  }

  return {
    pathOf,
    keep: (bytes, mimeType) => {
      if (bytes.length > largestBytes) throw new Refusal('media.too-large', { megabytes: 20 })
      return store(bytes, mimeType, null)
    },
    keepPicture: async bytes => {
      if (bytes.length > largestBytes) throw new Refusal('media.too-large', { megabytes: 20 })
      if (!isPhoto(bytes)) throw new Refusal('media.not-a-picture', {})
      try {
        const { data, info } = await sharp(bytes, { limitInputPixels: largestPixels, failOn: 'error' })
          .rotate()
          .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
          .flatten({ background: '#ffffff' })
          .jpeg({ quality: 82 })
          .toBuffer({ resolveWithObject: true })
        return await store(data, 'image/jpeg', { width: info.width, height: info.height })
      } catch (error) {
        if (error instanceof Error && /pixel limit/i.test(error.message))
          throw new Refusal('media.too-large', { megabytes: 20 })
        if (error instanceof Error && 'code' in error) throw error
        throw new Refusal('media.not-a-picture', {})
      }
    },
  }
}
