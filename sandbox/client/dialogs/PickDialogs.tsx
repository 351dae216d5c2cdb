import { useState } from 'preact/hooks'
import type { ReplyButtonView } from '../../api/contract.ts'
import { pressReply } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, openChat, useDesk } from '../state/desk.ts'
import { chatsOf } from '../state/world.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ChatPicker } from './ChatPicker.tsx'
import { PersonList } from './PersonList.tsx'

type Close = { onClose: () => void }
type Place = { chatId: string; threadId: number | null }

/** Where to write what a button has prepared: the words then stand in that chat's field. */
export function PickChatDialog({ text, onClose }: Close & { text: string }) {
  const desk = useDesk()
  return (
    <Dialog title={words.value.chooseChat} onClose={onClose}>
      <ChatPicker
        chats={chatsOf(desk.me.id)}
        onChoose={chatId => {
          onClose()
          openChat(desk, chatId)
          desk.fill.value = { chatId, text }
        }}
      />
    </Dialog>
  )
}

/** Answers a button that asks for people: one at a tap, or several that are ticked. */
export function PickPeopleDialog({ button, onClose, ...place }: Close & Place & { button: ReplyButtonView }) {
  const desk = useDesk()
  const say = words.value
  const [chosen, setChosen] = useState<readonly number[]>([])
  const most = button.maxQuantity
  const share = (userIds: readonly number[]) => {
    onClose()
    attempt(desk, pressReply(place.chatId, { ...pressOf(desk.me.id, button, place), userIds: [...userIds] }))
  }
  const toggle = (id: number) => {
    if (chosen.includes(id)) setChosen(chosen.filter(each => each !== id))
    else if (chosen.length < most) setChosen([...chosen, id])
  }
  return (
    <Dialog title={most > 1 ? say.choosePeople(most) : say.chooseOnePerson} onClose={onClose}>
      <PersonList
        except={desk.me.id}
        {...(most > 1 ? { ticked: chosen } : {})}
        onChoose={({ id }) => (most > 1 ? toggle(id) : share([id]))}
      />
      {most > 1 && (
        <footer class="dialog-foot">
          <button type="button" class="button" disabled={chosen.length === 0} onClick={() => share(chosen)}>
            {say.shareCount(chosen.length)}
          </button>
        </footer>
      )}
    </Dialog>
  )
}

/** Answers a button that asks for a group. */
export function PickGroupDialog({ button, onClose, ...place }: Close & Place & { button: ReplyButtonView }) {
  const desk = useDesk()
  const groups = chatsOf(desk.me.id).filter(({ type }) => type !== 'private')
  return (
    <Dialog title={words.value.chooseGroup} onClose={onClose}>
      {groups.length === 0 && <p class="hollow">{words.value.noGroups}</p>}
      <ChatPicker
        chats={groups}
        onChoose={sharedChatId => {
          onClose()
          attempt(desk, pressReply(place.chatId, { ...pressOf(desk.me.id, button, place), sharedChatId }))
        }}
      />
    </Dialog>
  )
}

function pressOf(as: number, { text }: ReplyButtonView, { threadId }: Place) {
  return { as, text, ...(threadId === null ? {} : { threadId }) }
}
