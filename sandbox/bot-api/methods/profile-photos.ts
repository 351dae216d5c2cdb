import { photoSizes } from '../../world/bot-view/content.ts'
import { userNamed } from '../chats.ts'
import { badRequest, NotImplemented } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { inputMediaFile } from '../input-file.ts'
import { fieldsOf } from '../keyboards/fields.ts'

const mostAtOnce = 100

/** Pictures of accounts, newest first. */
export const profilePhotoMethods: Handlers = {
  getUserProfilePhotos: call => {
    const { photos } = userNamed(call)
    const offset = call.integer('offset', 0, 0)
    const limit = call.integer('limit', mostAtOnce, 1, mostAtOnce)
    const page = photos.slice(offset, offset + limit)
    return { total_count: photos.length, photos: page.map(photo => photoSizes(call.bot, photo)) }
  },
  setMyProfilePhoto: async (call): Promise<true> => {
    const fields = fieldsOf(call.json('photo', 'input profile photo'))
    if (!fields) throw badRequest("profile photo isn't specified")
    const type = fields.get('type')
    if (type === 'animated') throw new NotImplemented('moving profile photos')
    if (type !== 'static') throw badRequest("can't parse InputProfilePhoto: unsupported type specified")
    const reference = fields.get('photo')
    if (typeof reference !== 'string' || !reference.startsWith('attach://')) {
      throw badRequest("profile photo isn't specified")
    }
    const file = await inputMediaFile(call, 'photo', reference)
    call.bot.photos = [file, ...call.bot.photos.filter(known => known !== file)]
    call.world.events.add({ kind: 'state', chat: null })
    return true
  },
  removeMyProfilePhoto: call => {
    if (call.bot.photos.length === 0) throw badRequest('there is no profile photo to remove')
    call.bot.photos = call.bot.photos.slice(1)
    call.world.events.add({ kind: 'state', chat: null })
    return true
  },
}
