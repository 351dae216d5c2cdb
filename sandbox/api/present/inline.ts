import type { AskedQuery } from '../../inline/inline-queries.ts'
import type { OfferedResult } from '../../inline/model.ts'
import type { InlineAnswerView, InlineResultView } from '../contract.ts'
import { toButtonViews } from './buttons.ts'
import { filesPath } from './messages.ts'

export function toInlineAnswer({ id, answer }: AskedQuery): InlineAnswerView {
  return {
    queryId: id,
    isAnswered: answer !== null,
    results: answer?.results.map(toResultView) ?? [],
    nextOffset: answer?.nextOffset ?? '',
    button: answer?.button ?? null,
  }
}

function toResultView(result: OfferedResult): InlineResultView {
  const { id, type, title, description, buttons } = result
  return { id, type, title, description, thumbnailUrl: pictureOf(result), buttons: toButtonViews(buttons) }
}

/** The bot's small picture, or else the photo itself. */
function pictureOf({ thumbnailUrl, body }: OfferedResult): string | null {
  if (thumbnailUrl !== null) return thumbnailUrl
  if (!('content' in body)) return body.media.kind === 'photo' ? body.media.url : null
  const { content } = body
  return content.kind === 'photo' ? `${filesPath}/${content.file.uniqueId}` : null
}
