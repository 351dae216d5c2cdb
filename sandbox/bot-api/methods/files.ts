import { filePath, uniqueIdIn } from '../../world/files.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

const maxDownloadBytes = 20 * 1024 * 1024

export const fileMethods: Handlers = {
  getFile: call => {
    const fileId = call.text('file_id')
    const uniqueId = uniqueIdIn(call.bot.id, fileId)
    const file = uniqueId === null ? undefined : call.world.files.get(uniqueId)
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
    if (file.bytes.length > maxDownloadBytes) throw badRequest('file is too big')
    return {
      file_id: fileId,
      file_unique_id: file.uniqueId,
      file_size: file.bytes.length,
      file_path: filePath(file),
    }
  },
}
