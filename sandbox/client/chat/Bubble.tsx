import { useState } from 'preact/hooks'
import type { MessageView } from '../../api/contract.ts'
import { clock, oneLine } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { Invoice } from '../payments/Invoice.tsx'
import { useDesk } from '../state/desk.ts'
import { windows } from '../state/windows.ts'
import { photoOf } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Contact, Document, Sticker, Voice } from './Attachments.tsx'
import { Dice } from './Dice.tsx'
import { InlineKeyboard } from './InlineKeyboard.tsx'
import { Photo } from './Photo.tsx'
import { Place } from './Place.tsx'
import { Poll } from './Poll.tsx'
import { Reactions } from './Reactions.tsx'
import { RichText } from './RichText.tsx'

type Props = {
  message: MessageView
  /** The other pictures of the same album. */
  more: readonly MessageView[]
  isFirstOfRun: boolean
  isLastOfRun: boolean
  isGroup: boolean
  /** Shown where messages of all topics stand together. */
  topic: string | null
}

/** One message with everything that hangs on it. */
export function Bubble({ message, more, isFirstOfRun, isLastOfRun, isGroup, topic }: Props) {
  const desk = useDesk()
  const isOwn = message.from.id === desk.me.id
  const isBare = message.sticker !== null || message.other?.kind === 'dice' || isOnlyEmoji(message)
  const showsAuthor = isGroup && !isOwn
  const side = isOwn ? 'row-own' : 'row-other'
  const openSheet = () => {
    desk.sheet.value = { kind: 'message', message }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the same list opens from the button inside
    <div
      class={`row ${side} ${isLastOfRun ? 'row-last' : ''} ${isGroup ? 'row-group' : ''}`}
      onContextMenu={event => {
        event.preventDefault()
        openSheet()
      }}
    >
      {showsAuthor && isLastOfRun && (
        <Avatar
          name={message.from.name}
          color={message.from.color}
          photoUrl={photoOf(message.from.id)}
          size={32}
          isBot={message.from.isBot}
        />
      )}
      <div class="stack">
        <div class={isBare ? 'bubble bubble-bare' : 'bubble'} style={`--stamp:${stampWidth(message)}px`}>
          {showsAuthor && isFirstOfRun && !isBare && (
            <p class="author" style={`--author:${message.from.color}`}>
              {message.from.name}
            </p>
          )}
          {message.viaBot && <ViaBot username={message.viaBot.username} />}
          {message.visibleTo !== null && <p class="only-you">{words.value.onlyYouSee}</p>}
          {topic && isFirstOfRun && <p class="topic-mark"># {topic}</p>}
          {message.forwardOrigin && (
            <p class="forwarded">{words.value.forwardedFrom(message.forwardOrigin.name)}</p>
          )}
          {message.replyTo && <Quote message={message} />}
          <Content message={message} more={more} isBig={isBare && message.sticker === null} />
          <p class={message.location?.isLive ? 'stamp stamp-gone' : 'stamp'}>
            {message.isPinned && <Icon name="pinned" size={12} />}
            {message.editDate !== null && !message.location && <span>{words.value.edited}</span>}
            <time dateTime={new Date(message.date * 1000).toISOString()}>{clock(message.date)}</time>
          </p>
          <button
            type="button"
            class="bubble-more"
            aria-label={words.value.moreFor(oneLine(message).slice(0, 60))}
            onClick={openSheet}
          >
            <Icon name="more" size={18} />
          </button>
        </div>
        {message.reactions.length > 0 && <Reactions message={message} />}
        {(message.buttons.length > 0 || message.invoice) && <InlineKeyboard message={message} />}
      </div>
    </div>
  )
}

type ContentProps = { message: MessageView; more: readonly MessageView[]; isBig: boolean }

function Content({ message, more, isBig }: ContentProps) {
  const { chatId, threadId } = message
  const caption = message.caption !== null && (
    <div
      class={message.isCaptionAbove ? 'text' : textClass(message.caption, message.captionEntities)}
      dir="auto"
    >
      <RichText text={message.caption} entities={message.captionEntities} {...{ chatId, threadId }} />
    </div>
  )
  return (
    <>
      {message.isCaptionAbove && caption}
      {message.photo && more.length === 0 && <Photo message={message} photo={message.photo} />}
      {more.length > 0 && (
        <div class="album">
          {[message, ...more].map(
            each => each.photo && <Photo key={each.id} message={each} photo={each.photo} />,
          )}
        </div>
      )}
      {message.document && <Document file={message.document} />}
      {message.voice && <Voice voice={message.voice} />}
      {message.sticker && <Sticker sticker={message.sticker} />}
      {(message.location || message.venue) && <Place message={message} />}
      {message.poll && <Poll message={message} poll={message.poll} />}
      {message.invoice && <Invoice invoice={message.invoice} />}
      {message.contact && <Contact contact={message.contact} />}
      {message.other && <Other other={message.other} isCovered={message.hasSpoiler} />}
      {!message.isCaptionAbove && caption}
      {message.text !== null && (
        <div class={isBig ? 'text text-big' : textClass(message.text, message.entities)} dir="auto">
          <RichText text={message.text} entities={message.entities} {...{ chatId, threadId }} />
        </div>
      )}
    </>
  )
}

type OtherProps = { other: NonNullable<MessageView['other']>; isCovered: boolean }

function Other({ other, isCovered }: OtherProps) {
  const [isRevealed, setRevealed] = useState(false)
  const { file, label, kind } = other
  if (kind === 'dice') return <Dice label={label} />
  if (!file) return <p class="other">{label}</p>
  if (kind === 'video' || kind === 'animation' || kind === 'video_note') {
    return isCovered && !isRevealed ? (
      <button
        type="button"
        class="film-covered"
        aria-label={words.value.revealFilm}
        onClick={() => setRevealed(true)}
      >
        <video class="video" src={file.url} preload="metadata" aria-hidden="true" tabIndex={-1} muted />
      </button>
    ) : (
      // biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said in a chat
      <video class="video" src={file.url} controls preload="metadata" aria-label={label} />
    )
  }
  return <Document file={{ ...file, name: file.name ?? label }} />
}

/** A tap begins a question to the same bot. */
function ViaBot({ username }: { username: string }) {
  const desk = useDesk()
  const ask = () => {
    const chatId = windows.value?.find(({ key }) => key === desk.key)?.chatId
    if (chatId) desk.fill.value = { chatId, text: `@${username} ` }
  }
  return (
    <p class="via">
      <button type="button" class="text-button" onClick={ask}>
        {words.value.via(username)}
      </button>
    </p>
  )
}

function Quote({ message }: { message: MessageView }) {
  const desk = useDesk()
  const quoted = message.replyTo
  if (!quoted) return null
  return (
    <button
      type="button"
      class="quote"
      onClick={() => {
        desk.jumpTo.value = quoted.messageId
      }}
    >
      <span class="unseen">{words.value.replyTo(quoted.fromName)}</span>
      <strong>{quoted.fromName}</strong>
      <span>{quoted.excerpt}</span>
    </button>
  )
}

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote'])

/** Text that ends in a plain line shares that line with the time; one that ends in a block does not. */
function textClass(text: string, entities: MessageView['entities']): string {
  const endsInBlock = entities.some(
    each => BLOCKS.has(each.type) && each.offset + each.length >= text.trimEnd().length,
  )
  return endsInBlock ? 'text' : 'text text-open'
}

/** Room that the last line of text leaves for the time beside it. */
function stampWidth({ isPinned, editDate, location }: MessageView): number {
  return 40 + (isPinned ? 17 : 0) + (editDate !== null && !location ? words.value.edited.length * 6 + 6 : 0)
}

function isOnlyEmoji({ text, buttons, replyTo }: MessageView): boolean {
  if (text === null || replyTo || buttons.length > 0) return false
  return ONLY_EMOJI.test(text)
}

/** A few pictures with their skin tones and joiners, or flags. */
const ONLY_EMOJI =
  /^(?:\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]*|[\u{1F1E6}-\u{1F1FF}]{2}){1,4}$/u
