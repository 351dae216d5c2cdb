import { useState } from 'preact/hooks'
import { words } from '../../i18n/words.ts'
import { useDesk } from '../../state/desk.ts'
import { Overlay } from '../../ui/Overlay.tsx'
import { launchQuestions } from '../launch-question.ts'

/** Before a link opens a named app for the first time: does the person want it, and may its bot write? */
export function LaunchSheet() {
  const question = launchQuestions.value.get(useDesk().key)
  const [allowsWriting, setAllowsWriting] = useState(true)
  if (!question) return null
  const say = words.value
  const title = say.appLaunchQuestion(question.botName)
  return (
    <Overlay role="alertdialog" label={title} onClose={() => question.answer()}>
      <p class="sheet-text">
        <strong>{title}</strong>
      </p>
      <label class="switch app-launch-write">
        <input
          type="checkbox"
          checked={allowsWriting}
          onChange={({ currentTarget }) => setAllowsWriting(currentTarget.checked)}
        />
        <span>{say.appLaunchWrite(question.botName)}</span>
      </label>
      <footer class="sheet-foot app-answers">
        <button type="button" class="button" onClick={() => question.answer({ allowsWriting })}>
          {say.appLaunch}
        </button>
        <button type="button" class="button button-quiet" onClick={() => question.answer()}>
          {say.cancel}
        </button>
      </footer>
    </Overlay>
  )
}
