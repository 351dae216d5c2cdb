import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { ask } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { retrying } from '../api/retrying.ts'
import { listen } from '../live/wire.ts'
import { result, tap } from '../telegram/haptics.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { sentence } from '../words/say-things.ts'
import { t } from '../words/words.ts'
import { attempts } from './attempts.ts'
import { Message } from './Message.tsx'
import { openTalk } from './open-talk.ts'
import './talk.css'

export type TalkProps = {
  readonly app: 'shop' | 'driver' | 'dispatch'
  readonly orderId: string
  readonly kind: 'driver' | 'dispatcher' | 'crew'
  readonly timeZone: string
  /** Where news of it is heard: `order:…`, or a driver's own `driver:…`. */
  readonly topic: string
}

/** A conversation about an order: what is said here comes to the other's chat, and what they say there comes here. */
export function Talk({ app, orderId, kind, timeZone, topic }: TalkProps) {
  const path = `/api/${app}/orders/${orderId}/talks/${kind}`
  const { talk, problem, olderProblem, load, loadOlder } = useMemo(() => openTalk(path), [path])
  const end = useRef<HTMLDivElement>(null)

  useEffect(() => {
    void load()
    return listen(topic, { changed: () => void load() })
  }, [path, topic])
  const last = talk.value?.items.at(-1)?.id
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [last])

  if (!talk.value)
    return problem.value ? <Trouble problem={problem.value} onRetry={() => void load()} /> : <Skeleton />
  const { items, older, about } = talk.value
  return (
    <section class="talk" aria-label={t(`app-talk-with-${about.otherRole}`)}>
      <header class="talk-head">
        <h1>{about.otherName ?? t(`app-talk-with-${about.otherRole}`)}</h1>
        <p class="hint">{t('app-talk-about', { number: about.orderNumber })}</p>
      </header>
      {older &&
        (olderProblem.value ? (
          <Trouble problem={olderProblem.value} onRetry={() => void loadOlder()} />
        ) : (
          <button type="button" class="button plain" onClick={() => void loadOlder()}>
            {t('app-talk-older')}
          </button>
        ))}
      {items.length === 0 && <p class="empty hint">{t('app-talk-empty')}</p>}
      <div role="log">
        <ul class="talk-log">
          {items.map(message => (
            <Message key={message.id} message={message} path={path} timeZone={timeZone} />
          ))}
        </ul>
      </div>
      {problem.value && <Trouble problem={problem.value} onRetry={() => void load()} />}
      <div ref={end} />
      {about.isOpen ? <Writer path={path} onSaid={load} /> : <p class="notice">{t('app-talk-closed')}</p>}
    </section>
  )
}

function Writer({ path, onSaid }: { readonly path: string; readonly onSaid: () => Promise<void> }) {
  const text = useSignal('')
  const isBusy = useSignal(false)
  const trouble = useSignal<string | null>(null)
  const keys = useMemo(attempts, [path])

  const send = async (what: () => Promise<unknown>, onThrough: () => void): Promise<void> => {
    isBusy.value = true
    trouble.value = null
    try {
      await retrying(what)
      keys.forget()
      onThrough()
      tap()
      await onSaid()
    } catch (error) {
      const problem = asProblem(error)
      if (!problem.isPassing) keys.forget()
      result('error')
      trouble.value = sentence(problem)
    } finally {
      isBusy.value = false
    }
  }
  const say = (): void => {
    const said = text.value.trim()
    if (!said || isBusy.value) return
    const key = keys.keyOf(said)
    void send(
      () => ask(`${path}/messages`, { method: 'POST', body: { text: said }, key }),
      () => {
        // unless something else is being written by now
        if (text.value.trim() === said) text.value = ''
      },
    )
  }
  const show = (file: File | undefined): void => {
    if (!file) return
    const form = new FormData()
    form.append('photo', file)
    const key = keys.keyOf(file)
    void send(
      () => ask(`${path}/photo`, { method: 'POST', file: form, key }),
      () => {},
    )
  }
  return (
    <form
      class="talk-writer"
      onSubmit={event => {
        event.preventDefault()
        say()
      }}
    >
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      <label class="talk-photo">
        <span class="unseen">{t('app-talk-photo')}</span>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7h3l2-3h6l2 3h3v13H4zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z" />
        </svg>
        <input
          type="file"
          accept="image/*"
          disabled={isBusy.value}
          onChange={({ currentTarget: input }) => {
            show(input.files?.[0])
            // else the same photo, chosen again, would be no change
            input.value = ''
          }}
        />
      </label>
      <textarea
        rows={1}
        maxLength={4000}
        aria-label={t('app-talk-write')}
        placeholder={t('app-talk-write')}
        value={text.value}
        onInput={event => {
          text.value = event.currentTarget.value
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          say()
        }}
      />
      <button
        type="submit"
        class="talk-send"
        aria-label={t('app-talk-send')}
        aria-disabled={isBusy.value || !text.value.trim()}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 12 20 4l-4 16-4-7z" />
        </svg>
      </button>
    </form>
  )
}
