import { type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { BotView, MessageView, ReplyButtonView, TopicView, UserView } from '../../api/contract.ts'
import type { Sender } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import type { OpenInvoice } from '../payments/open-invoice.ts'
import { changeWindow } from './windows.ts'

/** What lies over the window or over the page on behalf of this window. */
export type Sheet =
  | { kind: 'message'; message: MessageView }
  | { kind: 'alert'; text: string }
  | { kind: 'ask-contact'; button: ReplyButtonView }
  | { kind: 'locate'; purpose: 'pin' | 'live' }
  | { kind: 'locate'; purpose: 'button'; button: ReplyButtonView }
  | { kind: 'drive'; message: MessageView }
  | { kind: 'contacts' }
  | { kind: 'forward'; message: MessageView }
  | { kind: 'photo'; url: string; label: string }
  | { kind: 'place'; message: MessageView }
  | { kind: 'person'; user: UserView | null }
  | { kind: 'group' }
  | { kind: 'members' }
  | { kind: 'receipt'; chatId: string; messageId: number }
  /** Where to write what a button of inline mode has prepared. */
  | { kind: 'pick-chat'; text: string }
  | { kind: 'pick-people'; button: ReplyButtonView }
  | { kind: 'pick-group'; button: ReplyButtonView }
  | { kind: 'topic'; topic: TopicView | null }
  | { kind: 'about-bot'; bot: BotView }
  | { kind: 'login'; url: string; botName: string }

/** Writing in a special mood: an answer to a message, or new words for an old one. */
export type Mood = { kind: 'reply' | 'edit'; message: MessageView }

/** Everything the parts of one window share. Lives as long as the window. */
export type Desk = {
  key: number
  me: UserView
  sheet: Signal<Sheet | null>
  mood: Signal<Mood | null>
  /** The payment sheet, over everything else in the window. */
  payment: Signal<OpenInvoice | null>
  /** A short word from the bot or from the sandbox, over the chat. */
  note: Signal<string | null>
  /** Words that something else than the keyboard wants in the field of a chat. */
  fill: Signal<{ chatId: string; text: string } | null>
  /** What is being typed, by chat. */
  drafts: Map<string, string>
  /** The start link that was followed last: its payload goes with the next Start in this chat. */
  startPayload: Signal<{ chatId: string; payload: string } | null>
  /** True after a step of the person's own inside this window: what appears next may take the focus. */
  takesFocus: { current: boolean }
  /** Asks the list of messages of the open chat to show this one. */
  jumpTo: Signal<number | null>
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a part of a window was drawn outside of a window')
  return desk
}

export function createDesk(key: number, me: UserView): Desk {
  return {
    key,
    me,
    sheet: signal(null),
    mood: signal(null),
    payment: signal(null),
    note: signal(null),
    fill: signal(null),
    drafts: new Map(),
    startPayload: signal(null),
    takesFocus: { current: false },
    jumpTo: signal(null),
  }
}

/** Shows a word over the chat for a few seconds. */
export function notify(desk: Desk, text: string): void {
  desk.note.value = text
  setTimeout(() => {
    if (desk.note.value === text) desk.note.value = null
  }, 4000)
}

/** Waits for something a person does; a refusal is shown over the chat and undefined is answered. */
export async function attempt<T>(desk: Desk, doing: Promise<T>): Promise<T | undefined> {
  try {
    return await doing
  } catch (trouble) {
    notify(desk, trouble instanceof Error && trouble.message ? trouble.message : words.value.offline)
    return undefined
  }
}

export function openChat(desk: Desk, chatId: string | null, threadId: number | null = null): void {
  desk.mood.value = null
  desk.sheet.value = null
  desk.takesFocus.current = true
  changeWindow(desk.key, { chatId, threadId })
}

/** The sender of what is written now; a reply is answered once. */
export function takeSender(desk: Desk, threadId: number | null, forceReplyTo: number | null = null): Sender {
  const mood = desk.mood.value
  const replyTo = mood?.kind === 'reply' ? mood.message.id : forceReplyTo
  if (mood?.kind === 'reply') desk.mood.value = null
  return {
    as: desk.me.id,
    ...(threadId === null ? {} : { threadId }),
    ...(replyTo === null ? {} : { replyTo }),
  }
}

/** Moves the focus to what has just appeared, where the person's own step made it appear. Fields are spared on touch
 * screens: there the focus would bring the keyboard up. */
export function giveFocus(desk: Desk, element: Element | null | undefined): void {
  if (!desk.takesFocus.current || !(element instanceof HTMLElement)) return
  desk.takesFocus.current = false
  const isField = element instanceof HTMLTextAreaElement
  if (!isField || matchMedia('(hover: hover)').matches) element.focus({ preventScroll: true })
}
