import { useEffect, useRef } from 'preact/hooks'
import { words } from '../../i18n/words.ts'
import { readQr } from './read-qr.ts'

const LOOK_EVERY_MS = 250
/** A code that stays before the camera is not read again at once. */
const SAME_AGAIN_MS = 3000

/** The camera's picture, looked through for codes as long as it is shown. */
export function QrCamera({ onRead, onTrouble }: { onRead: (text: string) => void; onTrouble: () => void }) {
  const film = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    let isOver = false
    let stream: MediaStream | undefined
    let last = { text: '', at: 0 }
    const look = async () => {
      const text = film.current ? await readQr(film.current) : undefined
      if (isOver) return
      const isNew = text !== last.text || Date.now() - last.at > SAME_AGAIN_MS
      if (text !== undefined && isNew) {
        last = { text, at: Date.now() }
        onRead(text)
      }
      setTimeout(look, LOOK_EVERY_MS)
    }
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (isOver) return stopAll(stream)
      if (film.current) film.current.srcObject = stream
      await film.current?.play()
      await look()
    }
    start().catch(() => isOver || onTrouble())
    return () => {
      isOver = true
      stopAll(stream)
    }
  }, [])
  return <video class="app-qr-camera" ref={film} playsInline muted aria-label={words.value.appQrCamera} />
}

function stopAll(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
