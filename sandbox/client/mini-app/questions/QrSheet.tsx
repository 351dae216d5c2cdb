import { useState } from 'preact/hooks'
import { words } from '../../i18n/words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Overlay } from '../../ui/Overlay.tsx'
import { QrCamera } from './QrCamera.tsx'
import { readQrFile } from './read-qr.ts'

type Props = { hint: string; onRead: (text: string) => void; onClose: () => void }

/** The scanner: a camera where there is one, a picture, or the text itself. It stays until it is closed. */
export function QrSheet({ hint, onRead, onClose }: Props) {
  const say = words.value
  const [typed, setTyped] = useState('')
  const [hasCamera, setCamera] = useState(false)
  const [outcome, setOutcome] = useState('')

  const found = (text: string) => {
    setOutcome(say.appQrRead(text))
    onRead(text)
  }
  const read = async (file: Blob | null | undefined) => {
    if (!file) return
    const text = await readQrFile(file)
    if (text === undefined) setOutcome(say.appQrNone)
    else found(text)
  }
  const paste = (event: ClipboardEvent) => {
    const picture = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'))
    if (!picture) return
    event.preventDefault()
    void read(picture)
  }
  return (
    <Overlay role="dialog" label={say.appQr} onClose={onClose}>
      <form
        class="app-form"
        onPaste={paste}
        onSubmit={event => {
          event.preventDefault()
          if (typed !== '') found(typed)
          setTyped('')
        }}
      >
        <header class="app-form-head">
          <h3>{say.appQr}</h3>
          <button type="button" class="icon-button" aria-label={say.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {hint !== '' && <p class="app-qr-hint">{hint}</p>}
        {hasCamera ? (
          <QrCamera
            onRead={found}
            onTrouble={() => {
              setCamera(false)
              setOutcome(say.appQrNoCamera)
            }}
          />
        ) : (
          <div class="app-qr-ways">
            <button type="button" class="button button-quiet" onClick={() => setCamera(true)}>
              <Icon name="sample" size={20} />
              {say.appQrCamera}
            </button>
            <label class="button button-quiet app-qr-file">
              <Icon name="photo" size={20} />
              {say.appQrFile}
              <input
                type="file"
                accept="image/*"
                onChange={({ currentTarget }) => {
                  void read(currentTarget.files?.[0])
                  currentTarget.value = ''
                }}
              />
            </label>
          </div>
        )}
        <label class="field">
          {say.appQrText}
          <input
            value={typed}
            autocomplete="off"
            placeholder={say.appQrPaste}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <p class="app-qr-outcome" role="status">
          {outcome}
        </p>
        <button type="submit" class="button" disabled={typed === ''}>
          {say.appQrUse}
        </button>
      </form>
    </Overlay>
  )
}
