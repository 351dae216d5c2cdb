import { useEffect, useRef } from 'preact/hooks'
import type { ChatView, MessageView } from '../../api/contract.ts'
import { clock, oneLine } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { HomeScreen } from '../mini-app/HomeScreen.tsx'
import { MainAppButton } from '../mini-app/MainAppButton.tsx'
import { actions } from '../state/actions.ts'
import { giveFocus, openChat, useDesk } from '../state/desk.ts'
import { askPreview, lastMessages, unread, unreadKey } from '../state/previews.ts'
import { botOfChat, chatsOf, fullName, privateChatId, world } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'

/** The chats of one person, the liveliest first, and the bots not yet spoken to. */
export function ChatList() {
  const desk = useDesk()
  const say = words.value
  const me = desk.me.id
  const chats = chatsOf(me)
  useEffect(() => {
    for (const chat of chats) askPreview(chat.id, me)
  }, [chats.length, me])
  const list = useRef<HTMLElement>(null)
  useEffect(() => giveFocus(desk, list.current?.querySelector('.entry')), [])
  const lastAt = ({ id }: ChatView) => lastMessages.value.get(id)?.date ?? 0
  const ordered = [...chats].sort((a, b) => lastAt(b) - lastAt(a))
  const known = new Set(chats.map(({ id }) => id))
  const bots = (world.value?.bots ?? []).filter(bot => !known.has(privateChatId(me, bot.id)))
  const note = desk.note.value
  return (
    <nav ref={list} class="chat-list" aria-label={say.chatsOf(fullName(desk.me))}>
      <HomeScreen />
      {ordered.length > 0 ? (
        <ul>
          {ordered.map(chat => (
            <ChatEntry key={chat.id} chat={chat} />
          ))}
        </ul>
      ) : (
        <p class="hollow">{say.noChats}</p>
      )}
      {(bots.length > 0 || ordered.length === 0) && <h3 class="list-title">{say.bots}</h3>}
      {bots.length === 0 && ordered.length === 0 && <p class="hollow">{say.noBots}</p>}
      <ul>
        {bots.map(bot => (
          <li key={bot.id} class="entry-row">
            <button type="button" class="entry" onClick={() => openChat(desk, privateChatId(me, bot.id))}>
              <Avatar name={bot.name} color={bot.color} photoUrl={bot.photoUrl} size={46} isBot />
              <span class="entry-words">
                <span class="entry-top">
                  <span class="entry-title">{bot.name}</span>
                </span>
                <span class="entry-line">{bot.shortDescription || `@${bot.username}`}</span>
              </span>
            </button>
            <MainAppButton bot={bot} />
          </li>
        ))}
      </ul>
      <p class={note === null ? 'note note-gone' : 'note'} role="status">
        {note}
      </p>
    </nav>
  )
}

function ChatEntry({ chat }: { chat: ChatView }) {
  const desk = useDesk()
  const say = words.value
  const bot = botOfChat(chat.id)
  const last = lastMessages.value.get(chat.id)
  const count = unread.value.get(unreadKey(desk.me.id, chat.id)) ?? 0
  const isBusy = actions.value.has(chat.id)
  const line =
    last && !last.isDeleted ? authorOf(last, desk.me.id, Boolean(bot)) + oneLine(last) : say.emptyChat
  return (
    <li class="entry-row">
      <button type="button" class="entry" onClick={() => openChat(desk, chat.id)}>
        <Avatar
          name={chat.title}
          color={bot?.color ?? '#3d6b8f'}
          photoUrl={bot?.photoUrl ?? null}
          size={46}
          isBot={Boolean(bot)}
        />
        <span class="entry-words">
          <span class="entry-top">
            <span class="entry-title">{chat.title}</span>
            {last && <time dateTime={new Date(last.date * 1000).toISOString()}>{clock(last.date)}</time>}
          </span>
          <span class="entry-top">
            <span class="entry-line">{isBusy ? <em>{say.typing}</em> : line}</span>
            {count > 0 && (
              <span class="badge">
                <span aria-hidden="true">{count}</span>
                <span class="unseen">{say.unreadCount(count)}</span>
              </span>
            )}
          </span>
        </span>
      </button>
      {bot && <MainAppButton bot={bot} />}
    </li>
  )
}

/** Who said it, where that is not plain from the chat or from the words. */
function authorOf(last: MessageView, me: number, isWithBot: boolean): string {
  if (last.service) return ''
  if (last.from.id === me) return `${words.value.you}: `
  return isWithBot ? '' : `${last.from.name}: `
}
