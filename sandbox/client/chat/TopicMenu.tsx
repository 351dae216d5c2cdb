import type { TopicView } from '../../api/contract.ts'
import { changeTopic, deleteTopic } from '../api/groups.ts'
import { words } from '../i18n/words.ts'
import { attempt, openChat, useDesk } from '../state/desk.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'

/** What can be done with the topic that is open, and making another. */
export function TopicMenu({ chatId, topic }: { chatId: string; topic: TopicView | null }) {
  const desk = useDesk()
  const say = words.value
  const as = desk.me.id
  const show = (which: TopicView | null) => () => {
    desk.sheet.value = { kind: 'topic', topic: which }
  }
  const items: MenuItem[] = [{ label: say.newTopic, icon: 'plus', onChoose: show(null) }]
  if (topic) {
    const { threadId, isClosed } = topic
    items.push(
      { label: say.renameTopic, icon: 'edit', onChoose: show(topic) },
      {
        label: isClosed ? say.reopenTopic : say.closeTopic,
        icon: isClosed ? 'check' : 'block',
        onChoose: () => attempt(desk, changeTopic(chatId, threadId, { as, isClosed: !isClosed })),
      },
      {
        label: say.deleteTopic,
        icon: 'trash',
        isDanger: true,
        onChoose: async () => {
          const done = await attempt(desk, deleteTopic(chatId, threadId, as))
          if (done) openChat(desk, chatId, null)
        },
      },
    )
  }
  return (
    <Menu label={say.topicMenu} items={items} class="icon-button icon-slim">
      <Icon name="more" size={18} />
    </Menu>
  )
}
