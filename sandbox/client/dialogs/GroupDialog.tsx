import { useState } from 'preact/hooks'
import { addChat } from '../api/people.ts'
import { words } from '../i18n/words.ts'
import { attempt, openChat, useDesk } from '../state/desk.ts'
import { fullName, reloadWorld, world } from '../state/world.ts'
import { Dialog } from '../ui/Dialog.tsx'

/** A new group of people and bots, owned by the person of this window. */
export function GroupDialog({ onClose }: { onClose: () => void }) {
  const desk = useDesk()
  const say = words.value
  const [people, setPeople] = useState<ReadonlySet<number>>(new Set())
  const [bots, setBots] = useState<ReadonlySet<string>>(new Set())
  const [isBasic, setBasic] = useState(false)
  const create = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    const made = await attempt(
      desk,
      addChat({
        title: String(data.get('title')),
        type: data.get('basic') === 'on' ? 'group' : 'supergroup',
        hasTopics: data.get('topics') === 'on' && data.get('basic') !== 'on',
        ownerId: desk.me.id,
        memberIds: [...people],
        bots: [...bots],
      }),
    )
    if (!made) return onClose()
    await reloadWorld()
    onClose()
    openChat(desk, made.id)
  }
  const others = (world.value?.users ?? []).filter(user => !user.isBot && user.id !== desk.me.id)
  return (
    <Dialog title={say.newGroup} onClose={onClose}>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault()
          create(event.currentTarget)
        }}
      >
        <label class="field">
          <span>{say.groupName}</span>
          <input name="title" required maxLength={128} autocomplete="off" />
        </label>
        <label class="switch">
          <input type="checkbox" name="topics" disabled={isBasic} />
          <span>{say.withTopics}</span>
        </label>
        <label class="switch">
          <input
            type="checkbox"
            name="basic"
            checked={isBasic}
            onChange={({ currentTarget }) => setBasic(currentTarget.checked)}
          />
          <span>{say.basicGroup}</span>
        </label>
        <fieldset class="checks">
          <legend>{say.bots}</legend>
          {(world.value?.bots ?? []).map(({ username, name }) => (
            <label key={username} class="switch">
              <input
                type="checkbox"
                checked={bots.has(username)}
                onChange={() => setBots(toggled(bots, username))}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <fieldset class="checks">
          <legend>{say.members}</legend>
          {others.map(user => (
            <label key={user.id} class="switch">
              <input
                type="checkbox"
                checked={people.has(user.id)}
                onChange={() => setPeople(toggled(people, user.id))}
              />
              <span>{fullName(user)}</span>
            </label>
          ))}
        </fieldset>
        <footer class="dialog-foot">
          <button type="submit" class="button">
            {say.create}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const changed = new Set(set)
  if (!changed.delete(item)) changed.add(item)
  return changed
}
