import { computed, signal } from '@preact/signals'
import { tap } from '../telegram/haptics.ts'
import { hear, tell } from '../telegram/launch.ts'

/** A screen by name, with what it needs to know. */
export type Screen = { readonly name: string; readonly [fact: string]: string }

/**
 * The screens that lie on each other. Telegram's back button, Escape, and the back of a browser take the topmost away;
 * the first one stays.
 */
export const screensFrom = <S extends Screen>(first: S) => {
  const stack = signal<readonly S[]>([first])
  const top = computed(() => stack.value.at(-1) ?? first)

  const showBack = (): void => tell('web_app_setup_back_button', { is_visible: stack.value.length > 1 })
  const put = (screens: readonly S[]): void => {
    stack.value = screens
    showBack()
    window.scrollTo(0, 0)
  }
  const go = (screen: S): void => {
    history.pushState({ depth: stack.value.length + 1 }, '')
    put([...stack.value, screen])
  }
  /** Puts another screen in the place of the topmost. */
  const replace = (screen: S): void => put([...stack.value.slice(0, -1), screen])
  /** Begins anew with these screens, the last on top. */
  const restart = (...screens: readonly S[]): void => put(screens.length > 0 ? screens : [first])
  const back = (): void => {
    if (stack.value.length > 1) put(stack.value.slice(0, -1))
  }

  hear('back_button_pressed', () => {
    tap()
    back()
  })
  window.addEventListener('popstate', back)
  window.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented) back()
  })
  return { stack, top, go, replace, restart, back }
}
