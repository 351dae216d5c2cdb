import { useEffect } from 'preact/hooks'
import type { ChatView } from '../../api/contract.ts'
import { Composer } from '../compose/Composer.tsx'
import { StartPanel } from '../compose/StartPanel.tsx'
import { words } from '../i18n/words.ts'
import { detailOf, loadDetail } from '../state/chat-detail.ts'
import { loadLog } from '../state/chat-log.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { freshness } from '../state/live.ts'
import { markRead } from '../state/previews.ts'
import { botOfChat, chatsById } from '../state/world.ts'
import { Announcer } from './Announcer.tsx'
import { ChatHead } from './ChatHead.tsx'
import { LiveBar } from './LiveBar.tsx'
import { MessageList } from './MessageList.tsx'
import { PinnedBar } from './PinnedBar.tsx'
import { TopicTabs } from './TopicTabs.tsx'

type Props = { chatId: string; threadId: number | null }

/** One open chat of one person. */
export function Chat({ chatId, threadId }: Props) {
  const desk = useDesk()
  const me = desk.me.id
  const detail = detailOf(chatId, me).value
  const chat = detail ?? chatsById.value.get(chatId) ?? unopened(chatId)
  useEffect(() => {
    attempt(desk, loadDetail(chatId, me))
  }, [chatId, me, freshness.value])
  useEffect(() => {
    attempt(desk, loadLog(chatId, me, threadId))
    if (threadId !== null) attempt(desk, loadLog(chatId, me, null))
    markRead(me, chatId)
  }, [chatId, threadId, me, freshness.value])

  if (!chat) return <p class="hollow">{words.value.loading}</p>
  const payload = desk.startPayload.value?.chatId === chatId ? desk.startPayload.value.payload : null
  const isClosed = detail !== null && (!detail.isStarted || detail.isBlocked || payload !== null)
  const note = desk.note.value
  return (
    <div class="chat">
      <ChatHead chat={chat} detail={detail} />
      <TopicTabs chat={chat} threadId={threadId} />
      {detail && <PinnedBar pinned={detail.pinned} />}
      <LiveBar chatId={chatId} threadId={threadId} />
      <div class="chat-body">
        <MessageList key={`${chatId}#${threadId}`} chat={chat} threadId={threadId} />
        <p class={note === null ? 'note note-gone' : 'note'} role="status">
          {note}
        </p>
      </div>
      <Announcer chatId={chatId} threadId={threadId} />
      {isClosed && detail ? (
        <StartPanel chatId={chatId} detail={detail} payload={payload} />
      ) : (
        <Composer key={chatId} chat={chat} detail={detail} threadId={threadId} />
      )}
    </div>
  )
}

/** A private chat in which nothing was ever said, as it looks before it exists. */
function unopened(chatId: string): ChatView | undefined {
  const bot = botOfChat(chatId)
  if (!bot) return undefined
  return { id: chatId, type: 'private', title: bot.name, topics: null, members: [], lastMessageId: null }
}
