import type { FileStore } from '../world/files.ts'
import type { MediaContent, ReplyButton } from '../world/model.ts'
import type { OfferedResult, PreparedMessage } from './model.ts'

/** A button that a mini app may show; made by savePreparedKeyboardButton. */
export interface PreparedButton {
  id: string
  botId: number
  personId: number
  button: ReplyButton
}

/** What bots laid out for their mini apps. */
export class PreparedShelf {
  readonly messages = new Map<string, PreparedMessage>()
  readonly buttons = new Map<string, PreparedButton>()

  /** Ready for JSON: files by their unique ids. */
  get saved() {
    return {
      messages: [...this.messages.values()].map(prepared => ({
        ...prepared,
        result: withFile(prepared.result, content => ({ ...content, file: content.file.uniqueId })),
      })),
      buttons: [...this.buttons.values()],
    }
  }

  restore(saved: PreparedShelf['saved'], files: FileStore) {
    for (const { result, ...prepared } of saved.messages) {
      const kept = withFile(result as unknown as OfferedResult, content => ({
        ...content,
        file: files.get(String(content.file)),
      }))
      this.messages.set(prepared.id, { ...prepared, result: kept as OfferedResult })
    }
    for (const button of saved.buttons) this.buttons.set(button.id, button)
  }

  clear() {
    this.messages.clear()
    this.buttons.clear()
  }
}

function withFile<Changed>(result: OfferedResult, change: (content: MediaContent) => Changed) {
  const { body } = result
  if (!('content' in body) || !('file' in body.content)) return result
  return { ...result, body: { content: change(body.content) } }
}
