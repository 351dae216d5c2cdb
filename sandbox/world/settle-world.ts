import { addMembers, setMember } from './members.ts'
import type { NewPerson, World } from './world.ts'

/** Who lives in a world when it begins; the file given with `--world` has this shape. */
export interface WorldPlan {
  users?: NewPerson[]
  chats?: PlannedGroup[]
}

export interface PlannedGroup {
  type?: 'group' | 'supergroup'
  title: string
  hasTopics?: boolean
  ownerId: number
  memberIds?: number[]
  /** Usernames; they come as administrators. */
  bots?: string[]
}

/** Puts people and groups into an empty world. */
export function settleWorld(world: World, plan: WorldPlan) {
  for (const person of plan.users ?? []) world.addPerson(person)
  for (const planned of plan.chats ?? []) {
    const { type = 'supergroup', title, hasTopics = false, ownerId } = planned
    const group = world.addGroup({ type, title, hasTopics })
    setMember(world, group, ownerId, 'creator', ownerId)
    for (const id of planned.memberIds ?? [])
      if (id !== ownerId) setMember(world, group, id, 'member', ownerId)
    const bots = (planned.bots ?? []).flatMap(name => world.byName(name)?.id ?? [])
    addMembers(world, group, bots, ownerId, true)
  }
}
