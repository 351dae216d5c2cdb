import type { ChatContext } from './context.ts'

/** Takes up the invite that somebody came with, if they came with one; from then on they are who they have become. */
export const joinIfInvited = async (ctx: ChatContext, payload: string): Promise<void> => {
  if (!payload.startsWith('inv_')) return
  const { services, person, words } = ctx.house
  const joined = await services.people.joinByInvite(person.actor, payload)
  const actor = await services.people.actorOf(person.userId)
  if (actor.kind === 'person') ctx.house.person = { ...person, actor }
  await ctx.reply(
    words.h(joined.isNew ? 'crew-joined' : 'crew-joined-before', { role: words.t(`role-${joined.role}`) }),
    {
      parse_mode: 'HTML',
    },
  )
}
