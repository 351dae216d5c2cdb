import { ReceiptSheet } from '../payments/ReceiptSheet.tsx'
import { type Sheet, useDesk } from '../state/desk.ts'
import { changeWindow } from '../state/windows.ts'
import { AlertSheet, AskContactSheet, LoginSheet } from './AskSheets.tsx'
import { BotDialog } from './BotDialog.tsx'
import { ContactDialog } from './ContactDialog.tsx'
import { DriveDialog } from './DriveDialog.tsx'
import { ForwardDialog } from './ForwardDialog.tsx'
import { GroupDialog } from './GroupDialog.tsx'
import { LocationDialog } from './LocationDialog.tsx'
import { PhotoDialog, PlaceDialog } from './LookDialogs.tsx'
import { MembersDialog } from './MembersDialog.tsx'
import { MessageSheet } from './MessageSheet.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { PickChatDialog, PickGroupDialog, PickPeopleDialog } from './PickDialogs.tsx'
import { TopicDialog } from './TopicDialog.tsx'

type Props = { chatId: string | null; threadId: number | null }

/** Whatever lies over this window just now. */
export function Sheets({ chatId, threadId }: Props) {
  const desk = useDesk()
  const sheet = desk.sheet.value
  if (!sheet) return null
  const onClose = () => {
    // A sheet that opened another one must not close it while it goes.
    if (desk.sheet.value === sheet) desk.sheet.value = null
  }
  if (chatId !== null) {
    const inChat = chatSheet(sheet, chatId, threadId, onClose)
    if (inChat) return inChat
  }
  if (sheet.kind === 'receipt') {
    return <ReceiptSheet chatId={sheet.chatId} messageId={sheet.messageId} onClose={onClose} />
  }
  if (sheet.kind === 'group') return <GroupDialog onClose={onClose} />
  if (sheet.kind === 'person') {
    const onDone = (user: { id: number }) => {
      onClose()
      changeWindow(desk.key, { userId: user.id, ...(user.id === desk.me.id ? {} : { chatId: null }) })
    }
    return <PersonDialog user={sheet.user} onDone={onDone} onClose={onClose} />
  }
  return null
}

function chatSheet(sheet: Sheet, chatId: string, threadId: number | null, onClose: () => void) {
  const chat = { chatId, threadId, onClose }
  switch (sheet.kind) {
    case 'message':
      return <MessageSheet message={sheet.message} onClose={onClose} />
    case 'alert':
      return <AlertSheet text={sheet.text} onClose={onClose} />
    case 'ask-contact':
      return <AskContactSheet {...chat} button={sheet.button} />
    case 'locate':
      return (
        <LocationDialog
          {...chat}
          purpose={
            sheet.purpose === 'button' ? { kind: 'button', button: sheet.button } : { kind: sheet.purpose }
          }
        />
      )
    case 'drive':
      return <DriveDialog message={sheet.message} onClose={onClose} />
    case 'contacts':
      return <ContactDialog {...chat} />
    case 'forward':
      return <ForwardDialog message={sheet.message} onClose={onClose} />
    case 'login':
      return <LoginSheet url={sheet.url} botName={sheet.botName} onClose={onClose} />
    case 'pick-chat':
      return <PickChatDialog text={sheet.text} onClose={onClose} />
    case 'pick-people':
      return <PickPeopleDialog {...chat} button={sheet.button} />
    case 'pick-group':
      return <PickGroupDialog {...chat} button={sheet.button} />
    case 'topic':
      return <TopicDialog chatId={chatId} topic={sheet.topic} onClose={onClose} />
    case 'about-bot':
      return <BotDialog bot={sheet.bot} onClose={onClose} />
    case 'members':
      return <MembersDialog chatId={chatId} onClose={onClose} />
    case 'photo':
      return <PhotoDialog url={sheet.url} label={sheet.label} onClose={onClose} />
    case 'place':
      return <PlaceDialog message={sheet.message} onClose={onClose} />
    default:
      return null
  }
}
