import type { z } from 'zod'
import type { messages as messagesShape } from '../../../server/contracts/talk.ts'
import { ask } from '../api/client.ts'

type Page = z.infer<typeof messagesShape>
export type SaidMessage = Page['items'][number]

/** What has been said, oldest first, and who with. */
export type Conversation = {
  readonly about: Page['talk']
  readonly items: readonly SaidMessage[]
  readonly older: string | null
  readonly newest: string | null
}

const pageFrom = (path: string, query: { before?: string; after?: string }): Promise<Page> =>
  ask<Page>(`${path}/messages`, { query })

/** The conversation as far as it is known, with what is new; from the latest page when nothing is known. */
export const conversation = async (path: string, known: Conversation | null): Promise<Conversation> => {
  if (!known?.newest) {
    const page = await pageFrom(path, {})
    return { about: page.talk, items: page.items, older: page.older, newest: page.newest }
  }
  let whole = known
  for (;;) {
    const page = await pageFrom(path, { after: whole.newest ?? '' })
    if (page.items.length === 0) return { ...whole, about: page.talk }
    whole = {
      ...whole,
      about: page.talk,
      items: [...whole.items, ...page.items],
      newest: page.newest ?? whole.newest,
    }
  }
}

/** The same with one page more of what was said before. */
export const longerConversation = async (
  path: string,
  known: Conversation | null,
): Promise<Conversation | null> => {
  if (!known?.older) return known
  const page = await pageFrom(path, { before: known.older })
  return { ...known, items: [...page.items, ...known.items], older: page.older }
}
