import { useMemo } from 'preact/hooks'
import { words } from '../i18n/words.ts'
import { fullName, world } from '../state/world.ts'
import type { Aim } from './trouble-presets.ts'

/** Which bot and which chat a trouble concerns. */
export function AimFields({ aim, onAim }: { aim: Aim; onAim: (aim: Aim) => void }) {
  const say = words.value
  const state = world.value
  const chats = useMemo(
    () => [
      ...(state?.users ?? []).filter(user => !user.isBot).map(user => [String(user.id), fullName(user)]),
      ...(state?.chats ?? []).filter(({ type }) => type !== 'private').map(({ id, title }) => [id, title]),
    ],
    [state],
  )
  return (
    <div class="fields">
      <label class="field">
        <span>{say.botField}</span>
        <select value={aim.bot} onChange={({ currentTarget }) => onAim({ ...aim, bot: currentTarget.value })}>
          <option value="">{say.anyBot}</option>
          {state?.bots.map(({ username }) => (
            <option key={username} value={username}>
              @{username}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{say.chat}</span>
        <select
          value={aim.chatId}
          onChange={({ currentTarget }) => onAim({ ...aim, chatId: currentTarget.value })}
        >
          <option value="">{say.anyChat}</option>
          {chats.map(([id = '', name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
