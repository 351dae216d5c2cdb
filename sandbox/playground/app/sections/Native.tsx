import {
  backButton,
  closingBehavior,
  mainButton,
  secondaryButton,
  settingsButton,
  viewport,
} from '@telegram-apps/sdk'
import { useEffect, useState } from 'preact/hooks'
import { Act, Section, Toggle } from '../parts.tsx'
import { useWords } from '../words/words.ts'

type Bottom = typeof mainButton | typeof secondaryButton

/** Whether it is shown; it counts how often it is pressed. */
function useBottomButton(button: Bottom) {
  const say = useWords()
  const [isShown, setShown] = useState(false)
  const [count, setCount] = useState(0)
  useEffect(() => button.onClick(() => setCount(now => now + 1)), [button])
  useEffect(() => {
    button.setParams({ text: say.pressed(count), isVisible: isShown, isEnabled: true })
  }, [button, isShown, count, say])
  return [isShown, setShown] as const
}

function useHeadButton(button: typeof backButton | typeof settingsButton) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (isShown) button.show()
    else button.hide()
  }, [button, isShown])
  // Pressed, it has done its work and goes away.
  useEffect(() => button.onClick(() => setShown(false)), [button])
  return [isShown, setShown] as const
}

/** The buttons that Telegram draws around the page. */
export function Native() {
  const say = useWords()
  const [hasMain, showMain] = useBottomButton(mainButton)
  const [hasSecond, showSecond] = useBottomButton(secondaryButton)
  const [hasBack, showBack] = useHeadButton(backButton)
  const [hasSettings, showSettings] = useHeadButton(settingsButton)
  return (
    <Section title={say.native}>
      <Toggle label={say.main} isOn={hasMain} onChange={showMain} />
      <Toggle label={say.secondary} isOn={hasSecond} onChange={showSecond} />
      <Toggle label={say.back} isOn={hasBack} onChange={showBack} />
      <Toggle label={say.settings} isOn={hasSettings} onChange={showSettings} />
    </Section>
  )
}

/** How the page stands in its window. */
export function FrameSection() {
  const say = useWords()
  const [isGuarded, setGuarded] = useState(false)
  const guard = (isOn: boolean) => {
    if (isOn) closingBehavior.enableConfirmation()
    else closingBehavior.disableConfirmation()
    setGuarded(isOn)
  }
  const turn = async () => {
    if (viewport.isFullscreen()) await viewport.exitFullscreen()
    else await viewport.requestFullscreen()
  }
  return (
    <Section title={say.frame}>
      <Act label={say.fullscreen} act={turn} />
      <Toggle label={say.closing} isOn={isGuarded} onChange={guard} />
    </Section>
  )
}
