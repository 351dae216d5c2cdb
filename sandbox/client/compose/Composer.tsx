import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChatDetailView, ChatView } from '../../api/contract.ts'
import { editText, sendFile, sendText } from '../api/messages.ts'
import { oneLine } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { openApp } from '../mini-app/open-app.ts'
import { attempt, giveFocus, takeSender, useDesk } from '../state/desk.ts'
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

  const write = (value: string) => {
    desk.drafts.set(chat.id, value)
    setText(value)
  }
  useEffect(() => giveFocus(desk, field.current), [])
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
      <div class="compose-row">
        {menuButton?.kind === 'web_app' ? (
          <button
            type="button"
            class="menu-button"
            onClick={() => openApp(desk, { kind: 'menu_button', chatId: chat.id })}
          >
            <Icon name="app" size={18} />
            {menuButton.text}
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
          placeholder={(isKeyboardShown && keyboard.placeholder) || say.messageField}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onPaste={paste}
          onKeyDown={event => {
            if (event.key === 'Escape') setShowsCommands(false)
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            submit(text)
          }}
        />
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
