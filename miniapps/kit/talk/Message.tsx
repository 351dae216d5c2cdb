import { useEffect, useState } from 'preact/hooks'
import { askPicture } from '../api/client.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { retrying } from '../api/retrying.ts'
import { openLink } from '../telegram/ask.ts'
import { Trouble } from '../ui/Trouble.tsx'
import { time } from '../words/say-things.ts'
import { t } from '../words/words.ts'
import type { SaidMessage } from './conversation.ts'

type MessageProps = { readonly message: SaidMessage; readonly path: string; readonly timeZone: string }

/** One thing that was said. */
export function Message({ message, path, timeZone }: MessageProps) {
  const { body, from, isMine, sentAt } = message
  return (
    <li class="talk-message" data-mine={isMine}>
      {!isMine && <small class="talk-from">{from.name}</small>}
      {body.kind === 'text' && <p class="talk-text">{body.text}</p>}
      {body.kind === 'photo' && <Photo src={`${path}/media/${body.mediaId}`} caption={body.caption} />}
      {body.kind === 'voice' && <p class="talk-text">🎤 {t('app-talk-voice')}</p>}
      {body.kind === 'location' && (
        <button
          type="button"
          class="button soft"
          onClick={() =>
            openLink(
              `https://www.google.com/maps/search/?api=1&query=${body.place.latitude},${body.place.longitude}`,
            )
          }
        >
          📍 {t('app-talk-place')}
        </button>
      )}
      <time dateTime={sentAt}>{time(sentAt, timeZone)}</time>
    </li>
  )
}

/** A photo is shown to the two who talk and to nobody else: it is fetched with the session, not by its address. */
function Photo({ src, caption }: { readonly src: string; readonly caption: string | null }) {
  const [url, setUrl] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let made: string | null = null
    let isGone = false
    const load = async (): Promise<void> => {
      setProblem(null)
      try {
        const picture = await retrying(() => askPicture(src))
        if (isGone) return
        made = URL.createObjectURL(picture)
        setUrl(made)
      } catch (trouble) {
        if (!isGone) setProblem(asProblem(trouble))
      }
    }
    void load()
    return () => {
      isGone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [src, tries])
  return (
    <figure>
      {url && <img class="talk-picture" src={url} alt={caption || t('app-talk-photo-alt')} />}
      {problem && <Trouble problem={problem} onRetry={() => setTries(tries + 1)} />}
      {!url && !problem && <div class="talk-picture skeleton" />}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
