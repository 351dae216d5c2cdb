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
    return having(send(call, { kind: 'photo', file, ...captionOf(call), ...lookOf(call) }), 'photo')
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
    const content: MediaContent = { kind: 'video', file, duration, ...captionOf(call), ...lookOf(call) }
    return having(send(call, content), 'video')
  },
  sendAnimation: async call => {
    const file = await inputFile(call, 'animation')
    const duration = call.integer('duration', 0, 0)
    const content: MediaContent = { kind: 'animation', file, duration, ...captionOf(call), ...lookOf(call) }
    return having(send(call, content), 'animation', 'document')
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

type Look = Pick<MediaContent, 'isCaptionAbove' | 'isSpoiler'>

function lookOf(call: Call<'show_caption_above_media' | 'has_spoiler'>): Look {
  return {
    ...(call.flag('show_caption_above_media') ? { isCaptionAbove: true } : {}),
    ...(call.flag('has_spoiler') ? { isSpoiler: true } : {}),
  }
}
