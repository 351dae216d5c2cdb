import type { MediaContent } from '../../world/model.ts'
import type { Call } from '../call.ts'
import type { Handlers } from '../handlers.ts'
import { inputFile } from '../input-file.ts'
import { having, send } from '../send.ts'
import { caption } from '../texts.ts'

type CaptionArgument = 'caption' | 'parse_mode' | 'caption_entities'

/** One message, one file. */
export const mediaMethods: Handlers = {
  sendPhoto: async call => {
    const file = await inputFile(call, 'photo')
    const content: MediaContent = { kind: 'photo', file, ...captionOf(call) }
    if (call.flag('show_caption_above_media')) content.isCaptionAbove = true
    if (call.flag('has_spoiler')) content.isSpoiler = true
    return having(send(call, content), 'photo')
  },
  sendDocument: async call => {
    const file = await inputFile(call, 'document')
    return having(send(call, { kind: 'document', file, ...captionOf(call) }), 'document')
  },
  sendVoice: async call => {
    const file = await inputFile(call, 'voice')
    const duration = call.integer('duration', 0, 0)
    return having(send(call, { kind: 'voice', file, duration, ...captionOf(call) }), 'voice')
  },
  sendVideo: async call => {
    const file = await inputFile(call, 'video')
    const duration = call.integer('duration', 0, 0)
    return having(send(call, { kind: 'video', file, duration, ...captionOf(call) }), 'video')
  },
  sendAnimation: async call => {
    const file = await inputFile(call, 'animation')
    const duration = call.integer('duration', 0, 0)
    const message = send(call, { kind: 'animation', file, duration, ...captionOf(call) })
    return having(message, 'animation', 'document')
  },
  sendAudio: async call => {
    const file = await inputFile(call, 'audio')
    const duration = call.integer('duration', 0, 0)
    const [title, performer] = [call.text('title'), call.text('performer')]
    return having(
      send(call, { kind: 'audio', file, duration, title, performer, ...captionOf(call) }),
      'audio',
    )
  },
  sendVideoNote: async call => {
    const file = await inputFile(call, 'video_note')
    const duration = call.integer('duration', 0, 0)
    return having(
      send(call, { kind: 'video_note', file, duration, caption: '', captionEntities: [] }),
      'video_note',
    )
  },
  sendSticker: async call => {
    const file = await inputFile(call, 'sticker')
    const emoji = call.text('emoji')
    return having(send(call, { kind: 'sticker', file, emoji, caption: '', captionEntities: [] }), 'sticker')
  },
}

function captionOf(call: Call<CaptionArgument>): Pick<MediaContent, 'caption' | 'captionEntities'> {
  const { text, entities } = caption(call)
  return { caption: text, captionEntities: entities }
}
