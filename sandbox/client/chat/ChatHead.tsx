import type { ChatDetailView, ChatView } from '../../api/contract.ts'
import { migrate } from '../api/groups.ts'
import { pressStart } from '../api/messages.ts'
import { block, leave, unblock } from '../api/people.ts'
import { words } from '../i18n/words.ts'
import { MainAppButton } from '../mini-app/MainAppButton.tsx'
import { actions } from '../state/actions.ts'
import { attempt, openChat, useDesk } from '../state/desk.ts'
import { unread, unreadKey } from '../state/previews.ts'
import { botOfChat } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'

const GROUP_COLOR = '#3d6b8f'

/** Who one talks to, what they are doing just now, and what one can do about the chat. */
export function ChatHead({ chat, detail }: { chat: ChatView; detail: ChatDetailView | null }) {
  const desk = useDesk()
  const say = words.value
  const bot = botOfChat(chat.id)
  const elsewhere = [...unread.value].filter(
    ([key]) => key.startsWith(`${desk.me.id} `) && key !== unreadKey(desk.me.id, chat.id),
  )
  const waiting = elsewhere.reduce((sum, [, count]) => sum + count, 0)
  const doing = actions.value.get(chat.id)
  const people = chat.members.filter(({ status }) => status !== 'left' && status !== 'kicked').length
  return (
    <header class="chat-head">
      <button
        type="button"
        class="icon-button"
        aria-label={waiting > 0 ? `${say.back}, ${say.unreadCount(waiting)}` : say.back}
        onClick={() => openChat(desk, null)}
      >
        <Icon name="back" />
        {waiting > 0 && <span class="badge badge-corner">{waiting}</span>}
      </button>
      <Avatar
        name={chat.title}
        color={bot?.color ?? GROUP_COLOR}
        photoUrl={bot?.photoUrl ?? null}
        size={38}
        isBot={Boolean(bot)}
      />
      <div class="chat-title">
        <button
          type="button"
          class="chat-title-key"
          aria-label={bot ? say.aboutBot : say.members}
          aria-haspopup="dialog"
          onClick={() => {
            desk.sheet.value = bot ? { kind: 'about-bot', bot } : { kind: 'members' }
          }}
        />
        <h3>{chat.title}</h3>
        <p class={doing && doing.fromId !== desk.me.id ? 'doing' : ''}>
          {doing && doing.fromId !== desk.me.id
            ? actionWords(doing.action)
            : bot
              ? say.bot
              : say.memberCount(people)}
        </p>
      </div>
      {bot && <MainAppButton bot={bot} />}
      <Menu label={say.chatMenu} items={chatItems(chat, Boolean(bot), detail, desk)}>
        <Icon name="more" />
      </Menu>
    </header>
  )
}

function chatItems(
  { id: chatId, type }: ChatView,
  isWithBot: boolean,
  detail: ChatDetailView | null,
  desk: ReturnType<typeof useDesk>,
): MenuItem[] {
  const say = words.value
  const me = desk.me.id
  if (!isWithBot) {
    const onChoose = () => attempt(desk, leave(chatId, me)).then(() => openChat(desk, null))
    const showMembers = () => {
      desk.sheet.value = { kind: 'members' }
    }
    return [
      { label: say.members, icon: 'people', onChoose: showMembers },
      ...(type === 'group'
        ? [
            {
              label: say.upgradeGroup,
              icon: 'up',
              onChoose: () => attempt(desk, migrate(chatId, me)),
            } as const,
          ]
        : []),
      { label: say.leaveGroup, icon: 'back', isDanger: true, onChoose },
    ]
  }
  const restart: MenuItem = {
    label: say.restart,
    icon: 'send',
    onChoose: () => attempt(desk, pressStart(chatId, me)),
  }
  return detail?.isBlocked
    ? [restart, { label: say.unblockBot, icon: 'check', onChoose: () => attempt(desk, unblock(chatId, me)) }]
    : [
        restart,
        {
          label: say.blockBot,
          icon: 'block',
          isDanger: true,
          onChoose: () => attempt(desk, block(chatId, me)),
        },
      ]
}

function actionWords(action: string): string {
  const say = words.value
  if (action === 'typing') return say.typing
  if (action.includes('photo')) return say.sendsPhoto
  if (action.includes('document') || action.includes('video')) return say.sendsFile
  if (action.includes('voice')) return say.recordsVoice
  if (action.includes('location')) return say.findsPlace
  return say.doesSomething
}
