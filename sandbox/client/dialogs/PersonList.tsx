import { useState } from 'preact/hooks'
import type { UserView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { fullName, world } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'

type Props = {
  onChoose: (user: UserView) => void
  except?: number
  chosen?: number
  /** Given where several may be chosen: those who are. */
  ticked?: readonly number[]
}

const SEARCH_FROM = 7

/** Everybody in this world, to choose one; a search field appears when they are many. */
export function PersonList({ onChoose, except, chosen, ticked }: Props) {
  const [typed, setTyped] = useState('')
  const people = (world.value?.users ?? []).filter(user => !user.isBot && user.id !== except)
  const wanted = typed.trim().toLowerCase()
  const fitting = people.filter(user =>
    `${fullName(user)} ${user.username ?? ''} ${user.phone ?? ''} ${user.id}`.toLowerCase().includes(wanted),
  )
  return (
    <>
      {people.length >= SEARCH_FROM && (
        <label class="field field-icon">
          <Icon name="search" size={18} />
          <input
            type="search"
            value={typed}
            placeholder={words.value.search}
            aria-label={words.value.search}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
      )}
      <ul class="people">
        {fitting.slice(0, 60).map(user => (
          <li key={user.id}>
            <button
              type="button"
              class="person"
              aria-current={user.id === chosen ? 'true' : undefined}
              aria-pressed={ticked?.includes(user.id)}
              onClick={() => onChoose(user)}
            >
              <Avatar name={fullName(user)} color={user.color} photoUrl={user.photoUrl} />
              <span class="file-words">
                <span class="file-name">{fullName(user)}</span>
                <small>
                  {[user.username && `@${user.username}`, user.phone].filter(Boolean).join(' · ')}
                </small>
              </span>
              {(user.id === chosen || ticked?.includes(user.id)) && <Icon name="check" />}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
