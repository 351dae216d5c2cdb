import { useState } from 'preact/hooks'
import { sendContact } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, takeSender, useDesk } from '../state/desk.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { PersonList } from './PersonList.tsx'

type Props = { chatId: string; threadId: number | null; onClose: () => void }

/** Sends somebody else's card, as one's own message or as a forwarded one. */
export function ContactDialog({ chatId, threadId, onClose }: Props) {
  const desk = useDesk()
  const [isForwarded, setForwarded] = useState(false)
  return (
    <Dialog title={words.value.whoseContact} onClose={onClose}>
      <label class="switch">
        <input
          type="checkbox"
          checked={isForwarded}
          onChange={({ currentTarget }) => setForwarded(currentTarget.checked)}
        />
        <span>{words.value.asForwarded}</span>
      </label>
      <PersonList
        except={desk.me.id}
        onChoose={user => {
          onClose()
          const contact = { ...takeSender(desk, threadId), userId: user.id, isForwarded }
          attempt(desk, sendContact(chatId, contact))
        }}
      />
    </Dialog>
  )
}
