import { ApiFailure } from '../bot-api/failure.ts'
import { fileByUrl } from '../bot-api/input-file.ts'
import type { BotAccount, Chat, Content, Person, StoredMessage } from '../world/model.ts'
import { personPosts, type Where } from '../world/person-acts.ts'
import { type World, WorldRefusal } from '../world/world.ts'
import type { OfferedResult } from './model.ts'

/** The person sends what the bot offered. With buttons the bot gets a name for the message, to change it by. */
export async function postResult(
  world: World,
  bot: BotAccount,
  person: Person,
  chat: Chat,
  result: OfferedResult,
  where: Where = {},
): Promise<StoredMessage> {
  const content = await contentOf(world, result)
  const inlineMessageId = result.buttons ? Buffer.from(world.seed.digits(20)).toString('base64url') : null
  const { buttons } = result
  return personPosts(world, chat, person, content, where, null, {
    viaBotId: bot.id,
    buttons,
    inlineMessageId,
  })
}

/** The message that a result becomes; a file that only has an address is fetched now. */
export async function contentOf(world: World, { body }: OfferedResult): Promise<Content> {
  if ('content' in body) return body.content
  const { kind, url, rest } = body.media
  try {
    return { kind, file: await fileByUrl(world, kind, url), ...rest }
  } catch (error) {
    if (error instanceof ApiFailure) throw new WorldRefusal(409, `${url}: ${error.message}`)
    throw error
  }
}
