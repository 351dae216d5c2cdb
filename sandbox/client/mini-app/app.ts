import { type Signal, signal } from '@preact/signals'
import type { VNode } from 'preact'
import type { OpenFrom, WebAppView } from '../../api/contract.ts'
import type { Desk } from '../state/desk.ts'
import type { Traffic } from './traffic.ts'

/** "#rrggbb", or the name of one of the theme's colours: such a colour follows the theme. */
export type AppColor = string

/** One of the two native buttons below the page. Hidden while its text is empty. */
export type BottomButton = {
  isVisible: boolean
  isActive: boolean
  isLoading: boolean
  isShining: boolean
  hasIcon: boolean
  text: string
  color: AppColor | null
  textColor: AppColor | null
}

export type SecondaryPosition = 'left' | 'right' | 'top' | 'bottom'

/** Everything around the page that the page may ask to change. */
export type Chrome = {
  hasBack: boolean
  hasSettings: boolean
  needsConfirmation: boolean
  allowsVerticalSwipe: boolean
  isOrientationLocked: boolean
  headerColor: AppColor
  backgroundColor: AppColor
  bottomColor: AppColor
  main: BottomButton
  secondary: BottomButton
  secondaryPosition: SecondaryPosition
}

/** How the sheet stands in its window; the person's doing as much as the page's. */
export type Stance = { isExpanded: boolean; isFullscreen: boolean; isMinimised: boolean }

/** Something the person must answer before anything else in this app goes on. */
export type Question = { draw: () => VNode; dismiss: () => void }

/** One opening of a mini app in one window, from the launch to the end. */
export type App = {
  desk: Desk
  from: OpenFrom
  view: WebAppView
  /** What had the focus when the app was opened, and gets it back. */
  opener: Element | null
  /** Where the page lives while it is drawn. */
  frame: { current: HTMLIFrameElement | null }
  chrome: Signal<Chrome>
  stance: Signal<Stance>
  question: Signal<Question | null>
  traffic: Signal<readonly Traffic[]>
  /** loading until it is there; silent when it has said nothing; elsewhere when another origin has spoken. */
  page: Signal<'loading' | 'silent' | 'shown' | 'elsewhere'>
  /** How often the frame was loaded by the person's wish: a new number makes a new frame. */
  loads: Signal<number>
  /** When the page of the launch origin last spoke, when it last began to, and when the frame last loaded, in ms. */
  times: { heard: number; begun: number; loaded: number }
  /** The page said that it can reload by itself. */
  reloadsItself: { current: boolean }
  /** The last haptic, counted so that the same one twice is felt twice. */
  pulse: Signal<{ count: number; name: string } | null>
  showsConsole: Signal<boolean>
  /** A payment sheet is open on behalf of this app. */
  isPaying: { current: boolean }
}

const plainButton: BottomButton = {
  isVisible: false,
  isActive: false,
  isLoading: false,
  isShining: false,
  hasIcon: false,
  text: '',
  color: null,
  textColor: null,
}

const freshChrome: Chrome = {
  hasBack: false,
  hasSettings: false,
  needsConfirmation: false,
  allowsVerticalSwipe: true,
  isOrientationLocked: false,
  headerColor: 'header_bg_color',
  backgroundColor: 'bg_color',
  bottomColor: 'bottom_bar_bg_color',
  main: plainButton,
  secondary: plainButton,
  secondaryPosition: 'left',
}

export function createApp(desk: Desk, from: OpenFrom, view: WebAppView): App {
  return {
    desk,
    from,
    view,
    opener: document.activeElement,
    frame: { current: null },
    chrome: signal(freshChrome),
    stance: signal({ isExpanded: !view.isCompact, isFullscreen: view.isFullscreen, isMinimised: false }),
    question: signal(null),
    traffic: signal([]),
    page: signal('loading'),
    loads: signal(0),
    times: { heard: 0, begun: 0, loaded: 0 },
    reloadsItself: { current: false },
    pulse: signal(null),
    showsConsole: signal(false),
    isPaying: { current: false },
  }
}

export function changeChrome(app: App, change: Partial<Chrome>): void {
  app.chrome.value = { ...app.chrome.value, ...change }
}

export function changeStance(app: App, change: Partial<Stance>): void {
  app.stance.value = { ...app.stance.value, ...change }
}

/** A page that starts anew has asked for nothing yet. */
export function forgetWishes(app: App): void {
  app.chrome.value = freshChrome
  app.reloadsItself.current = false
  app.question.value?.dismiss()
}
