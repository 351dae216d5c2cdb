import { useRef, useState } from 'preact/hooks'
import type { ContactView, FileView, MessageView } from '../../api/contract.ts'
import { fileSize } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { openChat, useDesk } from '../state/desk.ts'
import { botsById, privateChatId, usersById } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'

/** A file to download. */
export function Document({ file }: { file: FileView }) {
  const name = file.name ?? words.value.document
  return (
    <a class="file" href={file.url} download={name}>
      <span class="file-badge">
        <Icon name="file" />
      </span>
      <span class="file-words">
        <span class="file-name">{name}</span>
        <small>{fileSize(file.sizeBytes)}</small>
        <span class="unseen">{words.value.download}</span>
      </span>
    </a>
  )
}

const BARS = [5, 9, 14, 8, 17, 11, 6, 13, 18, 10, 7, 15, 12, 6, 9, 16, 8, 5, 11, 7]

/** A voice message with a player as small as the message. */
export function Voice({ voice }: { voice: NonNullable<MessageView['voice']> }) {
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [share, setShare] = useState(0)
  const toggle = () => {
    if (isPlaying) audio.current?.pause()
    else audio.current?.play().catch(() => setPlaying(false))
  }
  const seconds = String(voice.durationSeconds % 60).padStart(2, '0')
  return (
    <div class="voice">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said in a chat */}
      <audio
        ref={audio}
        src={voice.url}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setShare(0)}
        onTimeUpdate={({ currentTarget }) =>
          setShare(currentTarget.currentTime / (currentTarget.duration || 1))
        }
      />
      <button
        type="button"
        class="voice-button"
        aria-label={isPlaying ? words.value.pause : words.value.play}
        onClick={toggle}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path fill="currentColor" d={isPlaying ? 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z' : 'M8 5l11 7-11 7z'} />
        </svg>
      </button>
      <span class="voice-wave" aria-hidden="true">
        {BARS.map((height, n) => (
          <i key={n} class={n / BARS.length < share ? 'done' : ''} style={{ height: `${height}px` }} />
        ))}
      </span>
      <small>
        {Math.floor(voice.durationSeconds / 60)}:{seconds}
      </small>
    </div>
  )
}

export function Sticker({ sticker }: { sticker: NonNullable<MessageView['sticker']> }) {
  return <img class="sticker" src={sticker.url} alt={sticker.emoji ?? words.value.sticker} loading="lazy" />
}

/** A person's card; who is known here can be recognised by the colour. */
export function Contact({ contact }: { contact: ContactView }) {
  const desk = useDesk()
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ')
  const bot = contact.userId === null ? undefined : botsById.value.get(contact.userId)
  const user = contact.userId === null ? undefined : usersById.value.get(contact.userId)
  const card = (
    <>
      <Avatar
        name={name}
        color={user?.color ?? bot?.color ?? '#5b6b7c'}
        photoUrl={(user ?? bot)?.photoUrl ?? null}
        size={44}
        isBot={Boolean(bot)}
      />
      <span class="file-words">
        <span class="file-name">{name}</span>
        <small>{contact.phoneNumber}</small>
      </span>
    </>
  )
  if (!bot) return <div class="file">{card}</div>
  return (
    <button type="button" class="file" onClick={() => openChat(desk, privateChatId(desk.me.id, bot.id))}>
      {card}
    </button>
  )
}
