import { postMessage } from '../../world/messages.ts'
import type { GroupChat } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { assertRight, chatNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { readPermissions } from '../permissions-argument.ts'

const maxTitleLength = 128
const maxDescriptionLength = 255

/** What a group is called and says of itself, and what its members may do. */
export const chatSettingMethods: Handlers = {
  setChatTitle: call => {
    const title = cut(call.text('title'), maxTitleLength)
    const group = groupOnly(call, "can't change private chat title")
    assertRight(call, group, 'can_change_info', 'not enough rights to change chat title')
    if (title === '') throw badRequest('title must be non-empty')
    if (title === group.title) return true
    group.title = title
    postMessage(call.world, group, {
      fromId: call.bot.id,
      content: { kind: 'service', service: { kind: 'title_changed', title } },
    })
    call.world.events.add({ kind: 'state', chat: null })
    return true
  },
  setChatDescription: call => {
    const description = cut(call.text('description'), maxDescriptionLength)
    const group = groupOnly(call, "can't change private chat description")
    assertRight(call, group, 'can_change_info', 'not enough rights to set chat description')
    if (description === group.description) throw badRequest('chat description is not modified')
    group.description = description
    call.world.events.add({ kind: 'chat', chat: group })
    return true
  },
  setChatPermissions: call => {
    const permissions = readPermissions(call)
    const group = groupOnly(call, "can't change private chat permissions")
    assertRight(call, group, 'can_restrict_members', 'not enough rights to change chat permissions')
    if (JSON.stringify(permissions) === JSON.stringify(group.permissions)) {
      throw badRequest('CHAT_NOT_MODIFIED')
    }
    group.permissions = permissions
    call.world.events.add({ kind: 'chat', chat: group })
    return true
  },
}

function groupOnly(call: Call<'chat_id'>, complaint: string): GroupChat {
  const chat = chatNamed(call)
  if (chat.type === 'private') throw badRequest(complaint)
  return chat
}

/** What is too long is cut by whole characters. */
function cut(text: string, most: number): string {
  return [...text.trim()].slice(0, most).join('').trim()
}
