import { postMessage } from './messages.ts'
import type { GroupChat } from './model.ts'
import { type World, WorldRefusal } from './world.ts'

/** A basic group becomes a supergroup with a number of its own. Everybody comes along; the old one is read only. */
export function migrateGroup(world: World, group: GroupChat, byId: number): GroupChat {
  if (group.type !== 'group') throw new WorldRefusal(409, 'only a basic group can become a supergroup')
  if (group.migratedToId !== 0) throw new WorldRefusal(409, 'the group has become a supergroup already')
  if (group.members.get(byId) !== 'creator') throw new WorldRefusal(403, 'only the owner can upgrade a group')
  const upgraded = world.addGroup({ type: 'supergroup', title: group.title, hasTopics: false })
  upgraded.members = new Map(group.members)
  upgraded.description = group.description
  upgraded.permissions = { ...group.permissions }
  postMessage(world, group, {
    fromId: byId,
    content: { kind: 'service', service: { kind: 'migrated_to', chatId: upgraded.id } },
  })
  group.migratedToId = upgraded.id
  group.keyboards.clear()
  group.forcedReplies.clear()
  postMessage(world, upgraded, {
    fromId: byId,
    content: { kind: 'service', service: { kind: 'migrated_from', chatId: group.id } },
  })
  world.events.add({ kind: 'chat', chat: group })
  world.events.add({ kind: 'state', chat: null })
  return upgraded
}
