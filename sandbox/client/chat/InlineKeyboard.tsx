import { useState } from 'preact/hooks'
import type { InlineButtonView, MessageView, Pressed } from '../../api/contract.ts'
import { press } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { openApp } from '../mini-app/open-app.ts'
import { PayKey, payLabel, payOrShowReceipt } from '../payments/Invoice.tsx'
import { attempt, type Desk, notify, useDesk } from '../state/desk.ts'
import { follow } from '../state/links.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { copyText } from './copy-text.ts'

const BOT_MAY_TAKE_MS = 15_000

/** The buttons under a message. One that was tapped shows a spinner until the bot has answered. */
export function InlineKeyboard({ message }: { message: MessageView }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of a chat are no form
    <div class="keys" role="group" aria-label={words.value.buttons}>
      {message.invoice && !message.buttons.flat().some(({ kind }) => kind === 'pay') && (
        <div class="keys-row">
          <PayKey message={message} />
        </div>
      )}
      {message.buttons.map((row, n) => (
        <div class="keys-row" key={n}>
          {row.map(button => (
            <Key key={button.column} button={button} message={message} />
          ))}
        </div>
      ))}
    </div>
  )
}

const CORNER: Partial<Record<InlineButtonView['kind'], IconName>> = {
  url: 'open',
  login_url: 'open',
  web_app: 'app',
  copy_text: 'copy',
  switch_inline: 'forward',
  pay: 'card',
}

function Key({ button, message }: { button: InlineButtonView; message: MessageView }) {
  const desk = useDesk()
  const [isWaiting, setWaiting] = useState(false)
  const corner = CORNER[button.kind]
  const onPress = async () => {
    const { row, column, kind, url, copyText: copies } = button
    if (isWaiting) return
    // These two never reach the bot, and the browser wants them done within the tap itself.
    if (kind === 'url' && url !== null) return follow(desk, url)
    if (kind === 'copy_text' && copies !== null) {
      await copyText(copies)
      return notify(desk, words.value.copied)
    }
    if (kind === 'pay') return payOrShowReceipt(desk, message)
    setWaiting(true)
    if (kind === 'web_app') {
      await openApp(desk, {
        kind: 'inline_button',
        chatId: message.chatId,
        messageId: message.id,
        row,
        column,
      })
      return setWaiting(false)
    }
    const pressed = await attempt(
      desk,
      press(message.chatId, {
        as: desk.me.id,
        messageId: message.id,
        row,
        column,
        timeoutMs: BOT_MAY_TAKE_MS,
      }),
    )
    setWaiting(false)
    if (pressed) await show(desk, message, pressed)
  }
  return (
    <button
      type="button"
      class={`key key-${button.style ?? 'plain'}`}
      disabled={button.kind === 'disabled'}
      aria-busy={isWaiting}
      onClick={onPress}
    >
      <span>{button.kind === 'pay' ? payLabel(message, button.text) : button.text}</span>
      {corner && !isWaiting && <Icon name={corner} size={12} />}
      {isWaiting && (
        <span class="spinner" role="status">
          <span class="unseen">{words.value.waiting}</span>
        </span>
      )}
    </button>
  )
}

async function show(desk: Desk, message: MessageView, pressed: Pressed): Promise<void> {
  const { kind, answer, url, inlineQuery } = pressed
  if (kind === 'callback') {
    if (!answer) notify(desk, words.value.botDidNotAnswer)
    else if (answer.url) await follow(desk, answer.url)
    else if (answer.text && answer.showAlert) desk.sheet.value = { kind: 'alert', text: answer.text }
    else if (answer.text) notify(desk, answer.text)
  } else if (inlineQuery) {
    const text = `@${inlineQuery.bot} ${inlineQuery.query}`
    if (inlineQuery.isHere) desk.fill.value = { chatId: message.chatId, text }
    else desk.sheet.value = { kind: 'pick-chat', text }
  } else if (kind === 'login_url' && url !== null) {
    desk.sheet.value = { kind: 'login', url, botName: message.from.name }
  } else if (url !== null) await follow(desk, url)
}
