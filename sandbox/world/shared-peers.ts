import { addMembers, isPresent } from './members.ts'
import type { Chat, Content, Person, ReplyButton } from './model.ts'
import { isBot, type World, WorldRefusal } from './world.ts'

/** People or bots that a person picks for a request_users button, as the message that tells the bot. */
export function sharedUsers(world: World, button: ReplyButton, userIds: number[]): Content {
  const { request } = button
  if (!request) throw new WorldRefusal(409, 'this button asks for nobody')
  if (userIds.length === 0) throw new WorldRefusal(400, 'this button gives people: say userIds')
  if (userIds.length > request.maxQuantity) {
    throw new WorldRefusal(400, `at most ${request.maxQuantity} may be chosen`)
  }
  for (const id of userIds) {
    const account = world.account(id)
    if (!account) throw new WorldRefusal(404, `there is nobody with id ${id}`)
    if (request.areBots !== null && isBot(account) !== request.areBots) {
      throw new WorldRefusal(409, request.areBots ? 'only bots may be chosen' : 'no bots may be chosen')
    }
  }
  return { kind: 'service', service: { kind: 'users_shared', userIds: [...new Set(userIds)], request } }
}

/** A group that a person picks for a request_chat button; the bot is brought along where it asked for rights. */
export function sharedChat(
  world: World,
  chat: Chat,
  button: ReplyButton,
  giver: Person,
  key: string | undefined,
): Content {
  const { request } = button
  if (!request) throw new WorldRefusal(409, 'this button asks for no chat')
  if (key === undefined) throw new WorldRefusal(400, 'this button gives a group: say sharedChatId')
  const group = world.groups.get(Number(key))
  const status = group?.members.get(giver.id)
  if (!group || !isPresent(status)) throw new WorldRefusal(404, `${giver.firstName} has no group ${key}`)
  if (request.mustBeOwned && status !== 'creator')
    throw new WorldRefusal(409, 'only an own group may be chosen')
  if (request.isForum !== null && (group.topics !== null) !== request.isForum) {
    throw new WorldRefusal(409, request.isForum ? 'only a forum may be chosen' : 'no forum may be chosen')
  }
  if (chat.type === 'private') {
    const isThere = isPresent(group.members.get(chat.bot.id))
    if (request.mustHaveBot && !isThere && !request.bringsBot) {
      throw new WorldRefusal(409, 'the bot must be in the group')
    }
    if (request.bringsBot) addMembers(world, group, [chat.bot.id], giver.id, true)
  }
  return { kind: 'service', service: { kind: 'chat_shared', chatId: group.id, request } }
}
