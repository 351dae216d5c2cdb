import { words } from '../i18n/words.ts'
import { Dialog } from '../ui/Dialog.tsx'

/** Every key that does something, and what. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const say = words.value
  const keys: [string[], string][] = [
    [['Alt', '1…9'], say.keyWindow],
    [['Alt', 'N'], say.keyNewWindow],
    [['Alt', 'L'], say.keyLog],
    [['Alt', 'T'], say.keyTroubles],
    [['Alt', 'D'], say.keyTheme],
    [['Esc'], say.keyBack],
    [['Enter'], say.keySend],
    [['Shift', 'Enter'], say.keyLine],
    [['↑'], say.keyEditLast],
    [['/'], say.keyCommands],
    [['@bot', '↑', '↓'], say.keyInline],
    [['PgUp', 'PgDn'], say.keyScroll],
    [['⋮', 'Enter'], say.keyMore],
    [['?'], say.keyHelp],
  ]
  return (
    <Dialog title={say.help} onClose={onClose}>
      <dl class="shortcuts">
        {keys.map(([pressed, what]) => (
          <div key={what}>
            <dt>
              {pressed.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
