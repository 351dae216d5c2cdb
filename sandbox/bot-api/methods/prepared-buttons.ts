import { userNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { FieldError } from '../keyboards/fields.ts'
import { readReplyButton } from '../keyboards/reply-button.ts'

/** Buttons that a mini app shows to ask for people or a chat. */
export const preparedButtonMethods: Handlers = {
  savePreparedKeyboardButton: call => {
    const person = call.world.people.get(userNamed(call).id)
    if (!person) throw badRequest('USER_ID_INVALID')
    if (call.text('button') === '') throw badRequest('parameter "button" is required')
    const button = readButton(call.json('button', 'keyboard button'))
    if (button.kind !== 'request_users' && button.kind !== 'request_chat')
      throw badRequest('BUTTON_TYPE_INVALID')
    const id = Buffer.from(call.world.seed.digits(16)).toString('base64url')
    call.world.prepared.buttons.set(id, { id, botId: call.bot.id, personId: person.id, button })
    return { id }
  },
}

function readButton(value: unknown) {
  try {
    return readReplyButton(value)
  } catch (error) {
    if (error instanceof FieldError) throw badRequest(`can't parse keyboard button: ${error.message}`)
    throw error
  }
}
