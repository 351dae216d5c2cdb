import { computed, signal } from '@preact/signals'
import { tap } from '../telegram/haptics.ts'
import { hear, tell } from '../telegram/launch.ts'

/** A screen by name, with what it needs to know. */
export type Screen = { readonly name: string; readonly [fact: string]: string }

// What lies over the screens, the topmost last, and how the way back is shown anew.
const covers: (() => void)[] = []
let showBack = (): void => {}

/** Something lies over the screen: going back takes it away and leaves the screen. Until the returned function is called. */
export const cover = (takeAway: () => void): (() => void) => {
  covers.push(takeAway)
  showBack()
  return () => {
    covers.splice(0, covers.length, ...covers.filter(one => one !== takeAway))
    showBack()
  }
}

/**
 * The screens that lie on each other. Telegram's back button, Escape, and the back of a browser take the topmost away;
 * the first one stays.
 */
export const screensFrom = <S extends Screen>(first: S) => {
  const stack = signal<readonly S[]>([first])
  // How far each screen below the topmost was scrolled: whoever comes back goes on reading where they were.
  let heights: number[] = []
  const top = computed(() => stack.value.at(-1) ?? first)

  showBack = () => tell('web_app_setup_back_button', { is_visible: stack.value.length + covers.length > 1 })
  const put = (screens: readonly S[], height = 0): void => {
    heights = heights.slice(0, screens.length - 1)
    stack.value = screens
    showBack()
    window.scrollTo(0, 0)
    // the screen is drawn first, and then it is tall enough
    if (height > 0) requestAnimationFrame(() => window.scrollTo({ top: height, behavior: 'instant' }))
  }
  const go = (screen: S): void => {
    history.pushState({ depth: stack.value.length + 1 }, '')
    const height = window.scrollY
    put([...stack.value, screen])
    heights[stack.value.length - 2] = height
  }
  /** Puts another screen in the place of the topmost. */
  const replace = (screen: S): void => put([...stack.value.slice(0, -1), screen])
  /** Begins anew with these screens, the last on top. */
  const restart = (...screens: readonly S[]): void => {
    heights = []
    put(screens.length > 0 ? screens : [first])
  }
  const back = (): void => {
    const below = stack.value.length - 2
    if (below >= 0) put(stack.value.slice(0, -1), heights[below])
  }
  /** As the person wishes it: first of what lies over the screen. */
  const goBack = (): void => (covers.at(-1) ?? back)()

  hear('back_button_pressed', () => {
    tap()
    goBack()
  })
  window.addEventListener('popstate', goBack)
  window.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented) goBack()
  })
  return { stack, top, go, replace, restart, back }
}
