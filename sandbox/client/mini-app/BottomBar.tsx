import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'
import type { App, BottomButton } from './app.ts'
import { tell } from './bridge/tell.ts'
import { cssColor } from './theme.ts'

/** The native buttons below the page. With both of them shown the page says where the second one stands. */
export function BottomBar({ app }: { app: App }) {
  const { main, secondary, secondaryPosition, bottomColor } = app.chrome.value
  if (!main.isVisible && !secondary.isVisible) return null
  const isStacked = secondaryPosition === 'top' || secondaryPosition === 'bottom'
  const isSecondFirst = secondaryPosition === 'top' || secondaryPosition === 'left'
  const mainButton = main.isVisible && (
    <NativeButton
      key="main"
      button={main}
      color={main.color ?? cssColor('button_color')}
      textColor={main.textColor ?? cssColor('button_text_color')}
      onPress={() => tell(app, 'main_button_pressed')}
    />
  )
  const secondaryButton = secondary.isVisible && (
    <NativeButton
      key="secondary"
      button={secondary}
      color={secondary.color ?? cssColor(bottomColor)}
      textColor={secondary.textColor ?? cssColor('button_color')}
      onPress={() => tell(app, 'secondary_button_pressed')}
    />
  )
  return (
    <footer
      class={isStacked ? 'app-bar app-bar-stacked' : 'app-bar'}
      style={`background-color:${cssColor(bottomColor)}`}
    >
      {isSecondFirst ? [secondaryButton, mainButton] : [mainButton, secondaryButton]}
    </footer>
  )
}

type Props = { button: BottomButton; color: string; textColor: string; onPress: () => void }

function NativeButton({ button, color, textColor, onPress }: Props) {
  return (
    <button
      type="button"
      class={button.isShining ? 'app-native app-shining' : 'app-native'}
      style={`background-color:${color};color:${textColor}`}
      disabled={!button.isActive}
      aria-busy={button.isLoading}
      onClick={onPress}
    >
      {button.hasIcon && <Icon name="smile" size={20} />}
      <span class="app-native-text">{button.text}</span>
      {button.isLoading && (
        <span class="spinner" role="status">
          <span class="unseen">{words.value.loading}</span>
        </span>
      )}
    </button>
  )
}
