import { useRef } from 'preact/hooks'
import type { ChatView } from '../../api/contract.ts'
import { sendContact, sendFile, sendSticker } from '../api/messages.ts'
import { words } from '../i18n/words.ts'
import { attempt, type Sheet, takeSender, useDesk } from '../state/desk.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { samplePhoto, testTone } from './samples.ts'

/** Everything that can be sent besides words. */
export function AttachMenu({ chat, threadId }: { chat: ChatView; threadId: number | null }) {
  const desk = useDesk()
  const pictures = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const say = words.value
  const sender = () => takeSender(desk, threadId)
  const show = (sheet: Sheet) => () => {
    desk.sheet.value = sheet
  }
  const sendAll = async (kind: 'photo' | 'document', chosen: FileList | null) => {
    for (const file of chosen ?? []) await attempt(desk, sendFile(chat.id, kind, sender(), file))
  }
  const sendSample = async () =>
    attempt(desk, sendFile(chat.id, 'photo', sender(), await samplePhoto(desk.me.firstName)))
  const sendTone = () =>
    attempt(desk, sendFile(chat.id, 'voice', sender(), testTone(2), { durationSeconds: 2 }))

  const items: MenuItem[] = [
    { label: say.sendPhotoFile, icon: 'photo', onChoose: () => pictures.current?.click() },
    { label: say.sendSample, icon: 'sample', onChoose: sendSample },
    { label: say.sendDocument, icon: 'file', onChoose: () => files.current?.click() },
    { label: say.sendLocation, icon: 'pin', onChoose: show({ kind: 'locate', purpose: 'pin' }) },
    { label: say.shareLive, icon: 'live', onChoose: show({ kind: 'locate', purpose: 'live' }) },
    {
      label: say.shareOwnContact,
      icon: 'contact',
      onChoose: () => attempt(desk, sendContact(chat.id, { ...sender(), own: true })),
    },
    { label: say.shareOtherContact, icon: 'people', onChoose: show({ kind: 'contacts' }) },
    {
      label: say.sendSticker,
      icon: 'smile',
      onChoose: () => attempt(desk, sendSticker(chat.id, sender(), '📦')),
    },
    { label: say.sendVoice, icon: 'voice', onChoose: sendTone },
  ]
  return (
    <>
      <Menu label={say.attach} items={items} place="up-end">
        <Icon name="attach" />
      </Menu>
      <input
        ref={pictures}
        class="unseen"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-label={say.sendPhotoFile}
        onChange={({ currentTarget }) => {
          sendAll('photo', currentTarget.files).finally(() => {
            currentTarget.value = ''
          })
        }}
      />
      <input
        ref={files}
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={say.sendDocument}
        onChange={({ currentTarget }) => {
          sendAll('document', currentTarget.files).finally(() => {
            currentTarget.value = ''
          })
        }}
      />
    </>
  )
}
