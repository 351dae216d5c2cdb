import { toMessage } from '../../world/bot-view/message.ts'
import { editMessage } from '../../world/messages.ts'
import type { Content, MediaContent, StoredMessage } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { assertModified, editTarget, inlineMarkup } from '../edits.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { readInputMedia } from '../input-media.ts'
import { checkMarkup } from '../keyboards/check-markup.ts'
import { readRichMessage } from '../rich/read-rich-message.ts'
import { having } from '../send.ts'
import { caption, textContent } from '../texts.ts'

type EditArgument = 'chat_id' | 'message_id' | 'inline_message_id' | 'reply_markup'

/** Changes of what the bot has sent. A missing `reply_markup` takes the buttons away. */
export const editMethods: Handlers = {
  editMessageText: call => {
    const isRich = call.text('rich_message') !== ''
    const wanted: Content = isRich ? readRichMessage(call) : textContent(call)
    const message = change(call, ({ content }) => {
      if (content.kind !== 'text' && content.kind !== 'rich') {
        throw badRequest('there is no text in the message to edit')
      }
      return wanted
    })
    if (message === true) return true
    return isRich ? having(message, 'rich_message', 'edit_date') : having(message, 'text', 'edit_date')
  },
  editMessageCaption: call => {
    const { text, entities } = caption(call)
    return change(call, message => {
      if (!('caption' in message.content)) throw badRequest('there is no caption in the message to edit')
      const { isCaptionAbove: _, ...rest } = message.content
      const isAbove = call.flag('show_caption_above_media') ? { isCaptionAbove: true } : {}
      return { ...rest, ...isAbove, caption: text, captionEntities: entities }
    })
  },
  editMessageMedia: async call => {
    if (call.text('media') === '') throw badRequest('parameter "media" is required')
    const media: MediaContent = await readInputMedia(call, call.json('media', 'input media'))
    return change(call, message => {
      // Text may become media (the method's own description says so); a place or a contact may not.
      const { content } = message
      if (!('file' in content) && content.kind !== 'text')
        throw badRequest('there is no media in the message to edit')
      return media
    })
  },
  editMessageReplyMarkup: call => change(call, message => message.content),
}

function change(call: Call<EditArgument>, contentFor: (message: StoredMessage) => Content) {
  const buttons = inlineMarkup(call)
  const { chat, message, isInline } = editTarget(call)
  const content = contentFor(message)
  checkMarkup({ buttons, change: null }, isInline ? null : chat, content.kind === 'invoice')
  assertModified(message, content, buttons)
  editMessage(call.world, chat, message, { content, buttons })
  return isInline ? true : having(toMessage(call.world, call.bot, chat, message), 'edit_date')
}
