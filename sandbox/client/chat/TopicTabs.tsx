import type { ChatView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { openChat, useDesk } from '../state/desk.ts'
import { TopicMenu } from './TopicMenu.tsx'

/** The topics of a forum side by side; "All" shows every topic's messages together. */
export function TopicTabs({ chat, threadId }: { chat: ChatView; threadId: number | null }) {
  const desk = useDesk()
  if (!chat.topics) return null
  const newestFirst = [...chat.topics].reverse()
  const tab = (id: number | null, name: string, color: number | null, isClosed = false) => (
    <li key={id ?? 0}>
      <button
        type="button"
        class={id === threadId ? 'topic topic-on' : 'topic'}
        aria-current={id === threadId ? 'true' : undefined}
        onClick={() => openChat(desk, chat.id, id)}
      >
        {color !== null && (
          <i style={{ background: `#${color.toString(16).padStart(6, '0')}` }} aria-hidden="true" />
        )}
        {name}
        {isClosed && <small> ({words.value.topicClosed})</small>}
      </button>
    </li>
  )
  return (
    <div class="topics-row">
      <nav class="topics" aria-label={`${words.value.topics}: ${chat.title}`}>
        <ul>
          {tab(null, words.value.allTopics, null)}
          {newestFirst.map(topic => tab(topic.threadId, topic.name, topic.iconColor, topic.isClosed))}
        </ul>
      </nav>
      <TopicMenu chatId={chat.id} topic={chat.topics.find(topic => topic.threadId === threadId) ?? null} />
    </div>
  )
}
