import { PersonDialog } from '../dialogs/PersonDialog.tsx'
import { PersonList } from '../dialogs/PersonList.tsx'
import { words } from '../i18n/words.ts'
import { addWindow } from '../state/windows.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { HelpDialog } from './HelpDialog.tsx'
import { pageSheet, showOverPage } from './page-sheet.ts'

/** Whatever lies over the whole page just now. */
export function PageSheets() {
  const say = words.value
  const onClose = () => showOverPage(null)
  switch (pageSheet.value) {
    case 'help':
      return <HelpDialog onClose={onClose} />
    case 'person':
      return (
        <Dialog title={say.choosePerson} onClose={() => pageSheet.value === 'person' && onClose()}>
          <PersonList
            onChoose={user => {
              onClose()
              addWindow(user.id)
            }}
          />
          <footer class="dialog-foot">
            <button type="button" class="button button-quiet" onClick={() => showOverPage('new-person')}>
              {say.newPerson}
            </button>
          </footer>
        </Dialog>
      )
    case 'new-person':
      return (
        <PersonDialog
          user={null}
          onClose={onClose}
          onDone={user => {
            onClose()
            addWindow(user.id)
          }}
        />
      )
    case null:
      return null
  }
}
