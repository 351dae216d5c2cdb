import type { CommandView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'

type Props = { commands: readonly CommandView[]; typed: string; onChoose: (command: string) => void }

/** The bot's commands, narrowed down by what is typed after the slash. */
export function CommandList({ commands, typed, onChoose }: Props) {
  const fitting = commands.filter(({ command }) => command.startsWith(typed.toLowerCase()))
  if (fitting.length === 0) return null
  return (
    <ul class="commands" aria-label={words.value.commandsOf}>
      {fitting.map(({ command, description }) => (
        <li key={command}>
          <button type="button" onClick={() => onChoose(command)}>
            <strong>/{command}</strong>
            <span>{description}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
