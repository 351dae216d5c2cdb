import { useState } from 'preact/hooks'
import type { UserChange, UserView } from '../../api/contract.ts'
import { addUser, changeUser } from '../api/people.ts'
import { words } from '../i18n/words.ts'
import { reloadWorld } from '../state/world.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { PhotoField } from './PhotoField.tsx'

type Props = { user: UserView | null; onDone: (user: UserView) => void; onClose: () => void }

const PHONE_LANGUAGES = [
  ['en', 'English'],
  ['ru', 'Русский'],
  ['es', 'Español'],
  ['de', 'Deutsch'],
] as const

/** A new person, or other data for one who exists. */
export function PersonDialog({ user, onDone, onClose }: Props) {
  const [problem, setProblem] = useState('')
  const say = words.value
  const save = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    const given = (name: string) => String(data.get(name) ?? '').trim()
    const change: UserChange = { languageCode: given('languageCode') }
    for (const name of ['lastName', 'username', 'phone'] as const) {
      if (given(name) !== '') change[name] = given(name).replace(/^@/, '')
    }
    const firstName = given('firstName')
    try {
      const saved = user
        ? await changeUser(user.id, { ...change, firstName })
        : await addUser({ ...change, firstName })
      await reloadWorld()
      onDone(saved)
    } catch (trouble) {
      setProblem(trouble instanceof Error ? trouble.message : String(trouble))
    }
  }
  const field = (name: string, label: string, value: string | null | undefined, isRequired = false) => (
    <label class="field">
      <span>{label}</span>
      <input name={name} defaultValue={value ?? ''} required={isRequired} maxLength={64} autocomplete="off" />
    </label>
  )
  return (
    <Dialog title={user ? say.editPerson : say.newPerson} onClose={onClose}>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault()
          save(event.currentTarget)
        }}
      >
        {user && <PhotoField user={user} onProblem={setProblem} />}
        {field('firstName', say.firstName, user?.firstName, true)}
        {field('lastName', say.lastName, user?.lastName)}
        {field('username', say.username, user?.username)}
        {field('phone', say.phone, user?.phone)}
        <label class="field">
          <span>{say.telegramLanguage}</span>
          <select name="languageCode" defaultValue={user?.languageCode ?? 'en'}>
            {PHONE_LANGUAGES.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <p class="problem" role="alert">
          {problem}
        </p>
        <footer class="dialog-foot">
          <button type="submit" class="button">
            {user ? say.save : say.create}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
