import { Sheet } from '../../kit/ui/Sheet.tsx'
import { t } from '../../kit/words/words.ts'
import { isHelpShown, keys } from './keys.ts'

const words: Readonly<Record<(typeof keys)[number], string>> = {
  '/': 'search',
  j: 'next',
  k: 'previous',
  Enter: 'open',
  x: 'mark',
  a: 'assign',
  p: 'propose',
  Esc: 'back',
  '?': 'help',
}

/** What the keys do. */
export function Help() {
  return (
    <Sheet
      title={t('dispatch-app-help')}
      onClose={() => {
        isHelpShown.value = false
      }}
    >
      <dl class="card facts keys">
        {keys.map(key => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`dispatch-app-key-${words[key]}`)}</dd>
          </>
        ))}
      </dl>
      <p class="hint">{t('dispatch-app-help-drag')}</p>
    </Sheet>
  )
}
