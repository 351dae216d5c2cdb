import type { ChatShared, SharedUser, UsersShared } from 'grammy/types'
import type { BotAccount, ServiceContent } from '../model.ts'
import type { World } from '../world.ts'
import { userById } from './accounts.ts'
import { photoSizes } from './content.ts'

type Of<Kind extends ServiceContent['kind']> = Extract<ServiceContent, { kind: Kind }>

/** Who was shared, with as much of each as the button asked for. */
export function toSharedUsers(world: World, bot: BotAccount, service: Of<'users_shared'>): UsersShared {
  const { request } = service
  const users = service.userIds.map(id => {
    const user = userById(world, id)
    const shared: SharedUser = { user_id: id }
    if (request.wantsName) shared.first_name = user.first_name
    if (request.wantsName && user.last_name) shared.last_name = user.last_name
    if (request.wantsUsername && user.username) shared.username = user.username
    const photo = request.wantsPhoto ? world.account(id)?.photos[0] : undefined
    if (photo) shared.photo = photoSizes(bot, photo)
    return shared
  })
  return { request_id: request.id, users }
}

export function toSharedChat(world: World, service: Of<'chat_shared'>): ChatShared {
  const { request, chatId } = service
  const title = world.groups.get(chatId)?.title
  return { request_id: request.id, chat_id: chatId, ...(request.wantsName && title ? { title } : {}) }
}
