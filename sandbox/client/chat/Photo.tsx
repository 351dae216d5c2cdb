import type { MessageView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'

type Props = { photo: NonNullable<MessageView['photo']>; caption: string | null }

const WIDEST = 286
const TALLEST = 320

/** A picture in its final size from the start, so that nothing jumps when it arrives. */
export function Photo({ photo, caption }: Props) {
  const desk = useDesk()
  const ratio = photo.width > 0 && photo.height > 0 ? photo.width / photo.height : 4 / 3
  const width = Math.max(140, Math.min(WIDEST, TALLEST * ratio))
  const label = caption ?? words.value.photo
  return (
    <button
      type="button"
      class="photo"
      style={`--photo-width:${width}px;--photo-ratio:${width} / ${Math.min(TALLEST, width / ratio)}`}
      aria-label={`${words.value.openPhoto}: ${label.slice(0, 80)}`}
      onClick={() => {
        desk.sheet.value = { kind: 'photo', url: photo.url, label }
      }}
    >
      <img src={photo.url} alt="" loading="lazy" decoding="async" />
    </button>
  )
}
