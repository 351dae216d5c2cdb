import { useState } from 'preact/hooks'
import type { PreparedButtonView, SharePeers } from '../../../api/contract.ts'
import { words } from '../../i18n/words.ts'
import { useDesk } from '../../state/desk.ts'
import { chatsOf, fullName, world } from '../../state/world.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Overlay } from '../../ui/Overlay.tsx'

type Props = { button: PreparedButtonView; onAnswer: (peers?: SharePeers) => void }
type Choice = { id: string; name: string; color: string }

/** Chooses the people or the group that a prepared button asks for. */
export function PeersSheet({ button, onAnswer }: Props) {
  const desk = useDesk()
  const say = words.value
  const [chosen, setChosen] = useState<readonly string[]>([])
  const wantsPeople = button.asksFor === 'users'
  const most = wantsPeople ? button.maxQuantity : 1
  const title = wantsPeople ? say.appChoosePeople(most) : say.appChooseGroup
  const choices: Choice[] = wantsPeople
    ? (world.value?.users ?? [])
        .filter(user => !user.isBot && user.id !== desk.me.id)
        .map(user => ({ id: String(user.id), name: fullName(user), color: user.color }))
    : chatsOf(desk.me.id)
        .filter(({ type }) => type !== 'private')
        .map(chat => ({ id: chat.id, name: chat.title, color: '#3d6b8f' }))
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter(each => each !== id) : [...chosen, id].slice(-most))
  const share = () => onAnswer(wantsPeople ? { userIds: chosen.map(Number) } : { sharedChatId: chosen[0] })
  return (
    <Overlay role="dialog" label={title} onClose={() => onAnswer()}>
      <div class="app-form">
        <h3>{title}</h3>
        <p class="app-qr-hint">{button.text}</p>
        <ul class="people">
          {choices.map(({ id, name, color }) => (
            <li key={id}>
              <label class="person">
                <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
                <Avatar name={name} color={color} />
                <span class="file-name">{name}</span>
              </label>
            </li>
          ))}
        </ul>
        {choices.length === 0 && <p class="hollow">{say.appNoChatFits}</p>}
        <footer class="sheet-foot app-answers">
          <button type="button" class="button" disabled={chosen.length === 0} onClick={share}>
            {say.share}
          </button>
          <button type="button" class="button button-quiet" onClick={() => onAnswer()}>
            {say.cancel}
          </button>
        </footer>
      </div>
    </Overlay>
  )
}
