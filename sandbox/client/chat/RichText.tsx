import type { ComponentChild } from 'preact'
import { useState } from 'preact/hooks'
import type { EntityView } from '../../api/contract.ts'
import { type Sender, sendText } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, notify, openChat, useDesk } from '../state/desk.ts'
import { follow } from '../state/links.ts'
import { privateChatId } from '../state/world.ts'
import { copyText } from './copy-text.ts'

type Props = { text: string; entities: readonly EntityView[]; chatId: string; threadId: number | null }

/** Text with its entities, as nested as they are. */
export function RichText({ text, entities, ...chat }: Props) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return <>{pieces(text, ordered, 0, text.length, chat)}</>
}

type Chat = Pick<Props, 'chatId' | 'threadId'>

function pieces(text: string, entities: readonly EntityView[], from: number, to: number, chat: Chat) {
  const out: ComponentChild[] = []
  let at = from
  entities.forEach((entity, i) => {
    const end = Math.min(to, entity.offset + entity.length)
    if (entity.offset < at || entity.offset >= to) return
    if (entity.offset > at) out.push(text.slice(at, entity.offset))
    const inside = entities.slice(i + 1).filter(({ offset }) => offset < end)
    out.push(
      <Piece
        key={`${entity.type}${entity.offset}`}
        entity={entity}
        raw={text.slice(entity.offset, end)}
        chat={chat}
      >
        {pieces(text, inside, entity.offset, end, chat)}
      </Piece>,
    )
    at = end
  })
  if (at < to) out.push(text.slice(at, to))
  return out
}

type PieceProps = { entity: EntityView; raw: string; chat: Chat; children: ComponentChild }

function Piece({ entity, raw, chat, children }: PieceProps) {
  switch (entity.type) {
    case 'bold':
      return <strong>{children}</strong>
    case 'italic':
      return <em>{children}</em>
    case 'underline':
      return <u>{children}</u>
    case 'strikethrough':
      return <s>{children}</s>
    case 'spoiler':
      return <Spoiler>{children}</Spoiler>
    case 'code':
      return <Code raw={raw} />
    case 'pre':
      return <Pre raw={raw} language={entity.language} />
    case 'blockquote':
      return <blockquote>{children}</blockquote>
    case 'expandable_blockquote':
      return <Expandable>{children}</Expandable>
    case 'bot_command':
      return <Command chat={chat} raw={raw} />
    case 'text_link':
      return <Link address={entity.url ?? ''}>{children}</Link>
    case 'url':
      return <Link address={raw}>{children}</Link>
    case 'mention':
      return <Link address={`https://t.me/${raw.slice(1)}`}>{children}</Link>
    case 'email':
      return <a href={`mailto:${raw}`}>{children}</a>
    case 'phone_number':
      return <a href={`tel:${raw.replace(/[^+\d]/g, '')}`}>{children}</a>
    case 'text_mention':
      return <Mention userId={entity.userId}>{children}</Mention>
    case 'hashtag':
    case 'cashtag':
      return <span class="tag">{children}</span>
    case 'custom_emoji':
    case 'date_time':
      return <>{children}</>
  }
}

function Link({ address, children }: { address: string; children: ComponentChild }) {
  const desk = useDesk()
  const href = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`
  const isSafe = /^(https?|tg):/i.test(href)
  return (
    <a
      href={isSafe ? href : undefined}
      target="_blank"
      rel="noopener noreferrer"
      onClick={event => {
        event.preventDefault()
        follow(desk, href)
      }}
    >
      {children}
    </a>
  )
}

function Mention({ userId, children }: { userId: number | undefined; children: ComponentChild }) {
  const desk = useDesk()
  return (
    <button
      type="button"
      class="text-button"
      onClick={() => userId && openChat(desk, privateChatId(desk.me.id, userId))}
    >
      {children}
    </button>
  )
}

function Command({ chat, raw }: { chat: Chat; raw: string }) {
  const desk = useDesk()
  const sender: Sender = { as: desk.me.id, ...(chat.threadId === null ? {} : { threadId: chat.threadId }) }
  return (
    <button
      type="button"
      class="text-button"
      onClick={() => attempt(desk, sendText(chat.chatId, sender, raw))}
    >
      {raw}
    </button>
  )
}

function Spoiler({ children }: { children: ComponentChild }) {
  const [isShown, setShown] = useState(false)
  if (isShown) return <span class="spoiler-shown">{children}</span>
  return (
    <button
      type="button"
      class="spoiler"
      aria-label={words.value.revealSpoiler}
      onClick={() => setShown(true)}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  )
}

function Code({ raw }: { raw: string }) {
  const desk = useDesk()
  const copy = () => copyText(raw).then(() => notify(desk, words.value.copied))
  return (
    <button type="button" class="code" onClick={copy}>
      <code>{raw}</code>
    </button>
  )
}

function Pre({ raw, language }: { raw: string; language: string | undefined }) {
  const desk = useDesk()
  const copy = () => copyText(raw).then(() => notify(desk, words.value.copied))
  return (
    <div class="code-block">
      <p>
        <small>{language ?? words.value.code}</small>
        <button type="button" class="text-button" onClick={copy}>
          {words.value.copyShort}
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled with the keyboard */}
      <pre tabIndex={0}>
        <code>{raw}</code>
      </pre>
    </div>
  )
}

function Expandable({ children }: { children: ComponentChild }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <blockquote class={isOpen ? 'quote-open' : 'quote-folded'}>
      <div>{children}</div>
      <button type="button" class="text-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? words.value.showLess : words.value.showAll}
      </button>
    </blockquote>
  )
}
