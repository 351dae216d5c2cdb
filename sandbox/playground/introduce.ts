import type { Api } from 'grammy'
import type { BotCommand } from 'grammy/types'
import type { Words } from './words/en.ts'
import { languages } from './words/words.ts'

const commandsOf = ({ commands }: Words): BotCommand[] =>
  Object.entries(commands).map(([command, description]) => ({ command, description }))

/** Says who the bot is and what it understands, in every language; English is for all others too. */
export async function introduce(api: Api): Promise<void> {
  for (const [code, say] of Object.entries(languages)) {
    const where = code === 'en' ? {} : { language_code: code as 'ru' | 'es' }
    await api.setMyCommands(commandsOf(say), where)
    await api.setMyDescription(say.description, where)
    await api.setMyShortDescription(say.shortDescription, where)
  }
}
