import { useState } from 'preact/hooks'
import { PersonList } from '../dialogs/PersonList.tsx'
import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'
import { changeWindow, moveWindow, removeWindow } from '../state/windows.ts'
import { fullName } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { WindowTabs } from './WindowTabs.tsx'

/** The top edge of a window: its person, and what can be done with the window. */
export function WindowBar() {
  const desk = useDesk()
  const [isChoosing, setChoosing] = useState(false)
  const say = words.value
  const name = fullName(desk.me)
  const items: MenuItem[] = [
    { label: say.editPerson, icon: 'edit', onChoose: () => show({ kind: 'person', user: desk.me }) },
    { label: say.newPerson, icon: 'person', onChoose: () => show({ kind: 'person', user: null }) },
    { label: say.newGroup, icon: 'people', onChoose: () => show({ kind: 'group' }) },
    { label: say.moveLeft, icon: 'left', onChoose: () => moveWindow(desk.key, -1) },
    { label: say.moveRight, icon: 'right', onChoose: () => moveWindow(desk.key, 1) },
    { label: say.closeWindow, icon: 'close', isDanger: true, onChoose: () => removeWindow(desk.key) },
  ]
  const show = (sheet: NonNullable<typeof desk.sheet.value>) => {
    desk.sheet.value = sheet
  }
  return (
    <header class="window-bar">
      <button type="button" class="who" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        <Avatar name={name} color={desk.me.color} photoUrl={desk.me.photoUrl} size={26} />
        <h2>{name}</h2>
        <small>{desk.me.languageCode}</small>
        <span class="unseen">{say.changePerson}</span>
        <Icon name="down" size={16} />
      </button>
      <WindowTabs front={desk.key} />
      <Menu label={say.windowMenu} items={items} class="icon-button icon-slim">
        <Icon name="more" size={20} />
      </Menu>
      {isChoosing && (
        <Dialog title={say.choosePerson} onClose={() => setChoosing(false)}>
          <PersonList
            chosen={desk.me.id}
            onChoose={user => {
              setChoosing(false)
              if (user.id !== desk.me.id)
                changeWindow(desk.key, { userId: user.id, chatId: null, threadId: null })
            }}
          />
        </Dialog>
      )}
    </header>
  )
}
