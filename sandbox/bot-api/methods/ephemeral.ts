import { deleteMessage, editMessage } from '../../world/messages.ts'
import type { Content } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { assertModified, inlineMarkup } from '../edits.ts'
import { ephemeralNamed } from '../ephemeral.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { readInputMedia } from '../input-media.ts'
import { checkMarkup } from '../keyboards/check-markup.ts'
import { readRichMessage } from '../rich/read-rich-message.ts'
import { caption, textContent } from '../texts.ts'

/** Changes of messages that only one person in a group sees. */
export const ephemeralMethods: Handlers = {
  editEphemeralMessageText: call => {
    const isRich = call.text('rich_message') !== ''
    const content: Content = isRich ? readRichMessage(call) : textContent(call)
    return change(call, current => {
      if (current.kind !== 'text' && current.kind !== 'rich') {
        throw badRequest('there is no text in the message to edit')
      }
      return content
    })
  },
  editEphemeralMessageCaption: call => {
    const { text, entities } = caption(call)
    return change(call, current => {
      if (!('caption' in current)) throw badRequest('there is no caption in the message to edit')
      const isCaptionAbove = call.flag('show_caption_above_media')
      return { ...current, caption: text, captionEntities: entities, isCaptionAbove }
    })
  },
  editEphemeralMessageMedia: async call => {
    if (call.text('media') === '') throw badRequest('parameter "media" is required')
    const media = await readInputMedia(call, call.json('media', 'input media'))
    return change(call, () => media)
  },
  editEphemeralMessageReplyMarkup: call => change(call, current => current),
  deleteEphemeralMessage: call => {
    const { chat, message } = ephemeralNamed(call)
    deleteMessage(call.world, chat, message)
    return true
  },
}

type EditArgument = 'chat_id' | 'receiver_user_id' | 'ephemeral_message_id' | 'reply_markup'

function change(call: Call<EditArgument>, contentFor: (current: Content) => Content): true {
  const buttons = inlineMarkup(call)
  const { chat, message } = ephemeralNamed(call)
  const content = contentFor(message.content)
  checkMarkup({ buttons, change: null }, chat)
  assertModified(message, content, buttons)
  editMessage(call.world, chat, message, { content, buttons })
  return true
}
