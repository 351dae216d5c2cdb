import type { Handlers } from './handlers.ts'
import { accountMethods } from './methods/account.ts'
import { albumMethods } from './methods/albums.ts'
import { callbackMethods } from './methods/callbacks.ts'
import { chatSettingMethods } from './methods/chat-settings.ts'
import { chatMethods } from './methods/chats.ts'
import { checkoutAnswerMethods } from './methods/checkout-answers.ts'
import { commandMethods } from './methods/commands.ts'
import { deleteMethods } from './methods/delete.ts'
import { diceMethods } from './methods/dice.ts'
import { draftMethods } from './methods/drafts.ts'
import { editMethods } from './methods/edit.ts'
import { ephemeralMethods } from './methods/ephemeral.ts'
import { fileMethods } from './methods/files.ts'
import { forwardMethods } from './methods/forward.ts'
import { generalTopicMethods } from './methods/general-topic.ts'
import { inlineMethods } from './methods/inline.ts'
import { inviteLinkMethods } from './methods/invite-links.ts'
import { invoiceMethods } from './methods/invoices.ts'
import { locationMethods } from './methods/locations.ts'
import { mediaMethods } from './methods/media.ts'
import { memberMethods } from './methods/members.ts'
import { messageMethods } from './methods/messages.ts'
import { pinMethods } from './methods/pins.ts'
import { pollMethods } from './methods/polls.ts'
import { preparedButtonMethods } from './methods/prepared-buttons.ts'
import { profilePhotoMethods } from './methods/profile-photos.ts'
import { reactionMethods } from './methods/reactions.ts'
import { richMethods } from './methods/rich.ts'
import { starMethods } from './methods/stars.ts'
import { topicMethods } from './methods/topics.ts'
import { updateMethods } from './methods/updates.ts'

/** Every method the sandbox carries out. */
export const methods: Handlers = {
  ...accountMethods,
  ...updateMethods,
  ...messageMethods,
  ...mediaMethods,
  ...albumMethods,
  ...locationMethods,
  ...forwardMethods,
  ...editMethods,
  ...deleteMethods,
  ...callbackMethods,
  ...inlineMethods,
  ...preparedButtonMethods,
  ...invoiceMethods,
  ...checkoutAnswerMethods,
  ...starMethods,
  ...fileMethods,
  ...commandMethods,
  ...reactionMethods,
  ...pinMethods,
  ...chatMethods,
  ...topicMethods,
  ...diceMethods,
  ...draftMethods,
  ...ephemeralMethods,
  ...richMethods,
  ...generalTopicMethods,
  ...memberMethods,
  ...chatSettingMethods,
  ...inviteLinkMethods,
  ...pollMethods,
  ...profilePhotoMethods,
}
