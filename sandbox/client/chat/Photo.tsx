import { useState } from 'preact/hooks'
import type { MessageView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'

type Props = { message: MessageView; photo: NonNullable<MessageView['photo']> }

const WIDEST = 286
const TALLEST = 320

/** A picture in its final size from the start, so that nothing jumps. A hidden one is shown by the first press. */
export function Photo({ message, photo }: Props) {
  const desk = useDesk()
  const [isRevealed, setRevealed] = useState(false)
  const say = words.value
  const isCovered = message.hasSpoiler && !isRevealed
  const ratio = photo.width > 0 && photo.height > 0 ? photo.width / photo.height : 4 / 3
  const width = Math.max(140, Math.min(WIDEST, TALLEST * ratio))
  const label = message.caption ?? say.photo
  const open = () => {
    desk.sheet.value = { kind: 'photo', url: photo.url, label }
  }
  return (
    <button
      type="button"
      class={isCovered ? 'photo photo-covered' : 'photo'}
      style={`--photo-width:${width}px;--photo-ratio:${width} / ${Math.min(TALLEST, width / ratio)}`}
      aria-label={isCovered ? say.revealPhoto : `${say.openPhoto}: ${label.slice(0, 80)}`}
      onClick={isCovered ? () => setRevealed(true) : open}
    >
      <img src={photo.url} alt="" loading="lazy" decoding="async" />
    </button>
  )
}
