import type { TopicView } from '../../api/contract.ts'
import { addTopic, changeTopic } from '../api/groups.ts'
import { words } from '../i18n/words.ts'
import { attempt, openChat, useDesk } from '../state/desk.ts'
import { Dialog } from '../ui/Dialog.tsx'

type Props = { chatId: string; topic: TopicView | null; onClose: () => void }

/** A new topic, or another name for one. */
export function TopicDialog({ chatId, topic, onClose }: Props) {
  const desk = useDesk()
  const say = words.value
  const save = async (name: string) => {
    onClose()
    if (topic) {
      await attempt(desk, changeTopic(chatId, topic.threadId, { as: desk.me.id, name }))
      return
    }
    const made = await attempt(desk, addTopic(chatId, desk.me.id, name))
    if (made) openChat(desk, chatId, made.message.threadId)
  }
  return (
    <Dialog title={topic ? say.renameTopic : say.newTopic} onClose={onClose}>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault()
          void save(String(new FormData(event.currentTarget).get('name')).trim())
        }}
      >
        <label class="field">
          <span>{say.topicName}</span>
          <input
            name="name"
            required
            pattern=".*\S.*"
            maxLength={128}
            defaultValue={topic?.name ?? ''}
            autocomplete="off"
          />
        </label>
        <footer class="dialog-foot">
          <button type="submit" class="button">
            {topic ? say.save : say.create}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
