import type { MediaContent } from '../../world/model.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { readInputMedia } from '../input-media.ts'
import { noMarkup } from '../keyboards/read-markup.ts'
import { destinationWith, having, put } from '../send.ts'

const most = 10

/** Several files that stand together in the chat. */
export const albumMethods: Handlers = {
  sendMediaGroup: async call => {
    if (call.text('media') === '') throw badRequest('parameter "media" is required')
    const list = call.json('media', 'media')
    if (!Array.isArray(list)) throw badRequest('expected an Array of InputMedia')
    if (list.length === 0) throw badRequest('there are no messages to send')
    if (list.length > most) throw badRequest('too many messages to send as an album')
    const contents: MediaContent[] = []
    for (const item of list) contents.push(await readInputMedia(call, item))
    assertMixable(contents)
    const to = destinationWith(call, noMarkup)
    const mediaGroupId = contents.length > 1 ? call.world.seed.digits(17) : null
    return contents.map(content => {
      const message = put(call, to, content, { mediaGroupId })
      switch (content.kind) {
        case 'photo':
          return having(message, 'photo')
        case 'video':
          return having(message, 'video')
        case 'audio':
          return having(message, 'audio')
        default:
          return having(message, 'document')
      }
    })
  },
}

function assertMixable(contents: MediaContent[]) {
  const kinds = new Set(contents.map(content => content.kind))
  if (kinds.has('animation')) throw badRequest('type "animation" can\'t be used in sendMediaGroup')
  if (kinds.size < 2) return
  if (kinds.has('document')) throw badRequest("document can't be mixed with other media types")
  if (kinds.has('audio')) throw badRequest("audio can't be mixed with other media types")
}
