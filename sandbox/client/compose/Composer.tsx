import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChatDetailView, ChatView, InlineResultView, MessageView } from '../../api/contract.ts'
import { sendInlineResult } from '../api/inline.ts'
import { editText, sendFile, sendText } from '../api/messages.ts'
import { oneLine } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { INLINE_LIST, InlineResults } from '../inline/InlineResults.tsx'
import { useInline } from '../inline/use-inline.ts'
import { openApp } from '../mini-app/open-app.ts'
import { logOf } from '../state/chat-log.ts'
import { attempt, giveFocus, openChat, takeSender, useDesk } from '../state/desk.ts'
import { Icon } from '../ui/Icon.tsx'
import { AttachMenu } from './AttachMenu.tsx'
import { CommandList } from './CommandList.tsx'
import { ReplyKeyboard } from './ReplyKeyboard.tsx'

type Props = { chat: ChatView; detail: ChatDetailView | null; threadId: number | null }

/** Where one writes: text, commands, attachments, and the bot's keyboard below. */
export function Composer({ chat, detail, threadId }: Props) {
  const desk = useDesk()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(desk.drafts.get(chat.id) ?? '')
  const [showsCommands, setShowsCommands] = useState(false)
  const [hiddenKeyboard, setHiddenKeyboard] = useState<number | null>(null)
  const say = words.value
  const mood = desk.mood.value
  const keyboard = detail?.replyKeyboard ?? null
  const isKeyboardShown = keyboard !== null && hiddenKeyboard !== keyboard.messageId
  const commands = detail?.commands ?? []
  const typedCommand = /^\/(\w*)$/.exec(text)?.[1]
  const menuButton = detail?.menuButton
  const inline = useInline(text, chat.id)
  const [resultAt, setResultAt] = useState(0)
  useEffect(() => setResultAt(0), [inline?.query, inline?.answer?.queryId])
  const results = inline?.answer?.results ?? []

  const write = (value: string) => {
    desk.drafts.set(chat.id, value)
    setText(value)
  }
  useEffect(() => giveFocus(desk, field.current), [])
  const filled = desk.fill.value
  useEffect(() => {
    if (filled?.chatId !== chat.id) return
    desk.fill.value = null
    write(filled.text)
    field.current?.focus()
  }, [filled])
  useEffect(() => {
    if (mood?.kind === 'edit') setText(mood.message.text ?? '')
    if (mood) field.current?.focus()
  }, [mood])
  useEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, 140)}px`
  }, [text])

  const submit = async (value: string) => {
    if (value.trim() === '') return
    if (mood?.kind === 'edit') {
      desk.mood.value = null
      write('')
      await attempt(desk, editText(chat.id, desk.me.id, mood.message.id, value))
      return
    }
    const sender = takeSender(desk, threadId, detail?.forceReplyTo ?? null)
    write('')
    setShowsCommands(false)
    const sent = await attempt(desk, sendText(chat.id, sender, value))
    if (!sent) write(value)
  }
  const sendResult = async (result: InlineResultView, queryId: string) => {
    const sender = takeSender(desk, threadId)
    write('')
    await attempt(desk, sendInlineResult(chat.id, { ...sender, queryId, resultId: result.id }))
  }
  /** Keys that mean something else than writing; answers whether this was one. */
  const onSpecialKey = (event: KeyboardEvent): boolean => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (results.length > 0 && by !== undefined) {
      setResultAt((resultAt + by + results.length) % results.length)
      return true
    }
    const chosen = results[resultAt]
    if (event.key === 'Enter' && !event.shiftKey && inline?.answer && chosen) {
      void sendResult(chosen, inline.answer.queryId)
      return true
    }
    if (event.key === 'ArrowUp' && text === '') {
      const last = logOf(chat.id, threadId).value.messages.findLast(message => isOwnText(message, desk.me.id))
      if (last) desk.mood.value = { kind: 'edit', message: last }
      return last !== undefined
    }
    if (event.key !== 'Escape') return false
    if (showsCommands) setShowsCommands(false)
    else if (inline) write('')
    else if (mood) {
      if (mood.kind === 'edit') write('')
      desk.mood.value = null
    } else openChat(desk, null)
    return true
  }
  const paste = (event: ClipboardEvent) => {
    const picture = [...(event.clipboardData?.files ?? [])].find(file => file.type.startsWith('image/'))
    if (!picture) return
    event.preventDefault()
    attempt(desk, sendFile(chat.id, 'photo', takeSender(desk, threadId), picture))
  }
  return (
    <div class="composer">
      {mood && (
        <div class="mood">
          <Icon name={mood.kind} size={18} />
          <p>
            <strong>{mood.kind === 'edit' ? say.editing : say.replying(mood.message.from.name)}</strong>
            <span>{oneLine(mood.message)}</span>
          </p>
          <button
            type="button"
            class="icon-button"
            aria-label={mood.kind === 'edit' ? say.stopEditing : say.stopReplying}
            onClick={() => {
              if (mood.kind === 'edit') write('')
              desk.mood.value = null
            }}
          >
            <Icon name="close" size={18} />
          </button>
        </div>
      )}
      {(showsCommands || typedCommand !== undefined) && commands.length > 0 && (
        <CommandList
          commands={commands}
          typed={typedCommand ?? ''}
          onChoose={command => submit(`/${command}`)}
        />
      )}
      {inline && <InlineResults inline={inline} at={resultAt} onChoose={sendResult} />}
      <div class="compose-row">
        {menuButton?.kind === 'web_app' ? (
          <button
            type="button"
            class="menu-button"
            onClick={() => openApp(desk, { kind: 'menu_button', chatId: chat.id })}
          >
            <Icon name="app" size={18} />
            <span>{menuButton.text}</span>
          </button>
        ) : (
          commands.length > 0 && (
            <button
              type="button"
              class={showsCommands ? 'icon-button icon-on' : 'icon-button'}
              aria-label={say.commands}
              aria-expanded={showsCommands}
              onClick={() => setShowsCommands(!showsCommands)}
            >
              <Icon name="slash" />
            </button>
          )
        )}
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={say.messageField}
          aria-controls={results.length > 0 ? INLINE_LIST : undefined}
          aria-activedescendant={results.length > 0 ? `${INLINE_LIST}-${desk.key}-${resultAt}` : undefined}
          placeholder={(isKeyboardShown && keyboard.placeholder) || say.messageField}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onPaste={paste}
          onKeyDown={event => {
            if (event.isComposing) return
            if (onSpecialKey(event)) return event.preventDefault()
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            submit(text)
          }}
        />
        {inline?.query === '' && inline.bot.inlinePlaceholder && (
          <span class="inline-placeholder" aria-hidden="true">
            {inline.bot.inlinePlaceholder}
          </span>
        )}
        {keyboard && (
          <button
            type="button"
            class={isKeyboardShown ? 'icon-button icon-on' : 'icon-button'}
            aria-label={isKeyboardShown ? say.hideKeyboard : say.showKeyboard}
            aria-expanded={isKeyboardShown}
            onClick={() => setHiddenKeyboard(isKeyboardShown ? keyboard.messageId : null)}
          >
            <Icon name="keyboard" />
          </button>
        )}
        <AttachMenu chat={chat} threadId={threadId} />
        <button
          type="button"
          class="icon-button send"
          aria-label={say.send}
          disabled={text.trim() === ''}
          onClick={() => {
            submit(text)
            field.current?.focus()
          }}
        >
          <Icon name={mood?.kind === 'edit' ? 'check' : 'send'} />
        </button>
      </div>
      {isKeyboardShown && (
        <ReplyKeyboard
          keyboard={keyboard}
          chat={chat}
          threadId={threadId}
          onUsed={() => keyboard.isOneTime && setHiddenKeyboard(keyboard.messageId)}
        />
      )}
    </div>
  )
}

function isOwnText({ from, text, forwardOrigin, viaBot }: MessageView, me: number): boolean {
  return from.id === me && text !== null && forwardOrigin === null && viaBot === null
}
