import type { Location, Message, PhotoSize } from 'grammy/types'
import { fileIdFor, type StoredFile } from '../files.ts'
import { isLive } from '../live-locations.ts'
import type { BotAccount, LocationContent, MediaContent, VenueContent } from '../model.ts'

/** A location says it is live only while it is; an edit without `live_period` is how a bot learns of the end. */
export function toLocation(content: LocationContent, sentAt: number): Location {
  const location: Location = { latitude: content.place.latitude, longitude: content.place.longitude }
  if (content.place.horizontalAccuracy !== undefined)
    location.horizontal_accuracy = content.place.horizontalAccuracy
  const { live } = content
  if (live && isLive(live, sentAt)) {
    location.live_period = live.period
    if (live.heading) location.heading = live.heading
    if (live.proximityAlertRadius) location.proximity_alert_radius = live.proximityAlertRadius
  }
  return location
}

export function addVenue(out: Message, content: VenueContent) {
  const location: Location = { latitude: content.place.latitude, longitude: content.place.longitude }
  out.location = location
  out.venue = { location, title: content.title, address: content.address }
  if (content.foursquareId) out.venue.foursquare_id = content.foursquareId
  if (content.foursquareType) out.venue.foursquare_type = content.foursquareType
  if (content.googlePlaceId) out.venue.google_place_id = content.googlePlaceId
  if (content.googlePlaceType) out.venue.google_place_type = content.googlePlaceType
}

export function addMedia(out: Message, content: MediaContent, bot: BotAccount) {
  const { file } = content
  const ids = { file_id: fileIdFor(bot.id, file, content.kind), file_unique_id: file.uniqueId }
  const size = { file_size: file.bytes.length }
  const mime = file.mimeType ? { mime_type: file.mimeType } : {}
  const name = file.name ? { file_name: file.name } : {}
  const sides = { width: file.width, height: file.height }
  const duration = content.duration ?? 0
  switch (content.kind) {
    case 'photo':
      out.photo = photoSizes(bot, file)
      break
    case 'document':
      out.document = { ...name, ...mime, ...ids, ...size }
      break
    case 'voice':
      out.voice = { duration, ...mime, ...ids, ...size }
      break
    case 'sticker':
      out.sticker = {
        ...ids,
        ...size,
        type: 'regular',
        width: file.width || 512,
        height: file.height || 512,
        is_animated: false,
        is_video: false,
        ...(content.emoji ? { emoji: content.emoji } : {}),
      }
      break
    case 'video':
      out.video = { duration, ...sides, ...name, ...mime, ...ids, ...size }
      break
    case 'animation':
      out.animation = { duration, ...sides, ...name, ...mime, ...ids, ...size }
      out.document = { ...name, ...mime, ...ids, ...size }
      break
    case 'audio':
      out.audio = { duration, ...name, ...mime, ...ids, ...size }
      if (content.performer) out.audio.performer = content.performer
      if (content.title) out.audio.title = content.title
      break
    case 'video_note':
      out.video_note = { duration, length: file.width || 240, ...ids, ...size }
      break
  }
  if (content.caption) out.caption = content.caption
  if (content.captionEntities.length > 0) out.caption_entities = content.captionEntities
  if (content.isCaptionAbove) out.show_caption_above_media = true
  if (content.isSpoiler) out.has_media_spoiler = true
}

/** Smallest first, as Telegram lists them. */
export function photoSizes(bot: BotAccount, file: StoredFile): PhotoSize[] {
  const sizes = file.thumbnail ? [file.thumbnail, file] : [file]
  return sizes.map(size => ({
    file_id: fileIdFor(bot.id, size, 'photo'),
    file_unique_id: size.uniqueId,
    file_size: size.bytes.length,
    width: size.width,
    height: size.height,
  }))
}
