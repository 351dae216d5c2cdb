import { threadNamed, writableChat } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { ownerOf } from '../phone-owner.ts'
import { placeOf } from '../places.ts'
import { having, send } from '../send.ts'
import { textContent } from '../texts.ts'

const actions = new Set([
  'cancel',
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'record_audio',
  'upload_voice',
  'upload_audio',
  'upload_document',
  'choose_sticker',
  'find_location',
  'pick_up_location',
  'record_video_note',
  'upload_video_note',
])

/** Messages without a file. */
export const messageMethods: Handlers = {
  sendMessage: call => having(send(call, textContent(call)), 'text'),
  sendVenue: call => {
    const place = placeOf(call)
    const content = {
      kind: 'venue' as const,
      place,
      title: call.required('title'),
      address: call.required('address'),
    }
    const ids = {
      foursquareId: call.text('foursquare_id'),
      foursquareType: call.text('foursquare_type'),
      googlePlaceId: call.text('google_place_id'),
      googlePlaceType: call.text('google_place_type'),
    }
    return having(send(call, { ...content, ...ids }), 'venue', 'location')
  },
  sendContact: call => {
    const phoneNumber = call.required('phone_number')
    const owner = ownerOf(call.world, phoneNumber)
    const contact = {
      phoneNumber,
      firstName: call.required('first_name'),
      lastName: call.text('last_name'),
      vcard: call.text('vcard'),
      ...(owner ? { userId: owner.id } : {}),
    }
    return having(send(call, { kind: 'contact', contact }), 'contact')
  },
  sendChatAction: call => {
    const action = call.text('action').toLowerCase()
    if (!actions.has(action)) throw badRequest('wrong parameter action in request')
    const chat = writableChat(call)
    threadNamed(call, chat)
    call.world.events.add({ kind: 'action', chat, fromId: call.bot.id, action })
    return true
  },
}
