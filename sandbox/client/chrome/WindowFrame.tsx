import { useMemo } from 'preact/hooks'
import type { UserView } from '../../api/contract.ts'
import { Chat } from '../chat/Chat.tsx'
import { ChatList } from '../chat/ChatList.tsx'
import { Sheets } from '../dialogs/Sheets.tsx'
import { words } from '../i18n/words.ts'
import { AppSheet } from '../mini-app/AppSheet.tsx'
import { openApps } from '../mini-app/open-apps.ts'
import { PaymentSheet } from '../payments/PaymentSheet.tsx'
import { createDesk, DeskContext, useDesk } from '../state/desk.ts'
import { type ChatWindow, removeWindow } from '../state/windows.ts'
import { fullName, usersById } from '../state/world.ts'
import { WindowBar } from './WindowBar.tsx'

/** One person's phone: whose it is, and the chat or the list of chats it shows. */
export function WindowFrame({ shown, isFront }: { shown: ChatWindow; isFront: boolean }) {
  const user = usersById.value.get(shown.userId)
  if (!user) {
    return (
      <section class={isFront ? 'window window-front' : 'window'} aria-label={String(shown.userId)}>
        <p class="hollow">{words.value.unknownPerson}</p>
        <button type="button" class="button button-quiet" onClick={() => removeWindow(shown.key)}>
          {words.value.closeWindow}
        </button>
      </section>
    )
  }
  return <Phone key={user.id} shown={shown} user={user} isFront={isFront} />
}

function Phone({ shown, user, isFront }: { shown: ChatWindow; user: UserView; isFront: boolean }) {
  const steady = useMemo(() => createDesk(shown.key, user), [shown.key, user.id])
  const desk = useMemo(() => ({ ...steady, me: user }), [steady, user])
  const { chatId, threadId } = shown
  const app = openApps.value.get(shown.key)
  const isCovered = app !== undefined && !app.stance.value.isMinimised
  return (
    <DeskContext.Provider value={desk}>
      <section
        class={isFront ? 'window window-front' : 'window'}
        aria-label={words.value.windowOf(fullName(user))}
        data-user={user.id}
        data-window={shown.key}
      >
        <WindowBar />
        <div class="window-body" inert={isCovered}>
          {chatId === null ? <ChatList /> : <Chat chatId={chatId} threadId={threadId} />}
        </div>
        <AppSheet />
        <Sheets chatId={chatId} threadId={threadId} />
        <Payment />
      </section>
    </DeskContext.Provider>
  )
}

function Payment() {
  const opened = useDesk().payment.value
  return opened ? <PaymentSheet key={JSON.stringify(opened.invoice)} opened={opened} /> : null
}
