import { z } from 'zod'
import { type BotName, botNames } from '../../services/ports/chat.ts'

const answer = z.object({
  ok: z.literal(true),
  result: z.object({ username: z.string(), first_name: z.string() }),
})

type Face = { readonly username: string; readonly name: string }

const patienceMs = 2000
/** Whoever could not be asked is asked again after so long, so that a Telegram that is away costs nobody time. */
const restMs = 30_000

/**
 * Asks Telegram once who each bot is, and remembers it: names of bots hardly ever change. Never fails; a bot of which
 * nothing is known is null.
 */
export const botFaces = (
  apiRoot: string,
  tokens: Readonly<Record<BotName, string>>,
): (() => Promise<Readonly<Record<BotName, Face | null>>>) => {
  const known = new Map<BotName, { readonly face: Promise<Face | null>; readonly askedAt: number }>()

  const ask = async (bot: BotName): Promise<Face | null> => {
    try {
      const response = await fetch(`${apiRoot}/bot${tokens[bot]}/getMe`, {
        signal: AbortSignal.timeout(patienceMs),
      })
      const { result } = answer.parse(await response.json())
      return { username: result.username, name: result.first_name }
    } catch {
      return null
    }
  }

  const faceOf = async (bot: BotName): Promise<Face | null> => {
    const before = known.get(bot)
    if (before) {
      const face = await before.face
      if (face || performance.now() - before.askedAt < restMs) return face
    }
    const face = ask(bot)
    known.set(bot, { face, askedAt: performance.now() })
    return face
  }

  return async () => {
    const [customer, crew, sales] = await Promise.all(botNames.map(faceOf))
    return { customer: customer ?? null, crew: crew ?? null, sales: sales ?? null }
  }
}
