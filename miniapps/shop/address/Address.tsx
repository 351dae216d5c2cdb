import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { z } from 'zod'
import type {
  description,
  foundAddresses,
  reach as reachShape,
  savedAddresses,
} from '../../../server/contracts/places.ts'
import { ask } from '../../kit/api/client.ts'
import { config, mapConfigOf } from '../../kit/api/config.ts'
import { Problem } from '../../kit/api/problem.ts'
import { PinMap } from '../../kit/map/PinMap.tsx'
import { useResource } from '../../kit/state/loaded.ts'
import { result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { isDark } from '../../kit/telegram/theme.ts'
import { whereAmI } from '../../kit/telegram/where-am-i.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { isNothing, money, sentence } from '../../kit/words/say-things.ts'
import { language, t } from '../../kit/words/words.ts'
import { type Cart, cart, changeCart } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { branch, menu } from '../state/shop.ts'
import './address.css'

type Place = { readonly latitude: number; readonly longitude: number }
type Reach = z.infer<typeof reachShape>
type Found = z.infer<typeof foundAddresses>[number]
type Saved = z.infer<typeof savedAddresses>[number]

const typingRestMs = 350
const pinRestMs = 500

/** Where to: by one's own place, by a pin on the map, by typing, or an address used before. */
export function Address() {
  const known = cart.state.value.value?.address ?? null
  const place = useSignal<Place | null>(known?.place ?? null)
  const text = useSignal(known?.text ?? '')
  const note = useSignal(known?.note ?? '')
  const found = useSignal<readonly Found[]>([])
  const reach = useSignal<Reach | Problem | null>(null)
  const isBusy = useSignal(false)
  const isLocating = useSignal(false)
  const saved = useResource(() => ask<readonly Saved[]>('/api/shop/addresses'), [])
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const round = useRef(0)

  useEffect(() => {
    if (!config.state.value.value) void config.reload()
    if (known) void look(known.place)
    return () => clearTimeout(rest.current)
  }, [])

  /** Asks what delivery to a point would mean; only the answer to the last question counts. */
  const look = async (point: Place): Promise<void> => {
    const mine = ++round.current
    try {
      const answer = await ask<Reach>('/api/shop/reach', { query: point })
      if (mine === round.current) reach.value = answer
    } catch (trouble) {
      if (mine === round.current) reach.value = trouble instanceof Problem ? trouble : null
    }
  }
  const describe = async (point: Place): Promise<void> => {
    try {
      const answer = await ask<z.infer<typeof description>>('/api/shop/addresses/at', { query: point })
      if (place.value === point) text.value = answer.text
    } catch {
      // The place itself is what counts; its name can be typed.
    }
  }
  const put = (point: Place, name?: string): void => {
    place.value = point
    found.value = []
    if (name !== undefined) text.value = name
    void look(point)
  }
  const movePin = (point: Place): void => {
    place.value = point
    clearTimeout(rest.current)
    rest.current = setTimeout(() => {
      void look(point)
      void describe(point)
    }, pinRestMs)
  }
  const type = (typed: string): void => {
    text.value = typed
    clearTimeout(rest.current)
    if (typed.trim().length < 3) {
      found.value = []
      return
    }
    rest.current = setTimeout(() => {
      const near = place.value ?? branch.value?.place
      ask<readonly Found[]>('/api/shop/addresses/search', { query: { text: typed.trim(), ...near } }).then(
        answers => {
          if (text.value === typed) found.value = answers
        },
        trouble => {
          if (trouble instanceof Problem) toast(sentence(trouble))
        },
      )
    }, typingRestMs)
  }
  const locate = async (): Promise<void> => {
    isLocating.value = true
    const here = await whereAmI()
    isLocating.value = false
    if (typeof here === 'string') {
      result('warning')
      toast(t(`shop-app-location-${here}`))
      return
    }
    const point = { latitude: here.latitude, longitude: here.longitude }
    put(point)
    void describe(point)
  }
  const keep = async (): Promise<void> => {
    if (!place.value) return
    isBusy.value = true
    const body = {
      text: text.value.trim() || t('shop-app-pin'),
      place: place.value,
      ...(note.value.trim() ? { note: note.value.trim() } : {}),
    }
    const isKept = await changeCart(() => ask<Cart>('/api/shop/cart/address', { method: 'PUT', body }))
    isBusy.value = false
    if (!isKept) return
    result('success')
    void menu.reload()
    screens.back()
  }
  const isReached = reach.value !== null && !(reach.value instanceof Problem)
  useMainButton({
    text: t('shop-app-deliver-here'),
    isEnabled: place.value !== null && isReached,
    isBusy: isBusy.value,
    onPress: () => void keep(),
  })

  const source = config.state.value.value
  const start = place.value ?? branch.value?.place ?? source?.map.center
  return (
    <main class="screen address">
      <h1>{t('shop-app-where')}</h1>
      <div class="address-search">
        <input
          class="search"
          type="search"
          autocomplete="street-address"
          aria-label={t('shop-app-address-search')}
          placeholder={t('shop-app-address-search')}
          value={text.value}
          onInput={event => type(event.currentTarget.value)}
        />
        <button
          type="button"
          class="round"
          aria-label={t('shop-app-locate')}
          aria-busy={isLocating.value}
          onClick={() => void locate()}
        >
          {isLocating.value ? (
            <span class="spinner" />
          ) : (
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3" />
            </svg>
          )}
        </button>
        {found.value.length > 0 && (
          <ul class="card flush address-found">
            {found.value.map(one => (
              <li key={`${one.text} ${one.place.latitude}`}>
                <button type="button" class="row" onClick={() => put(one.place, one.text)}>
                  {one.text}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {source && start && (
        <div class="address-map">
          <PinMap
            config={mapConfigOf(source)}
            theme={isDark.value ? 'dark' : 'light'}
            language={language.value}
            label={t('shop-app-map')}
            place={start}
            onChange={movePin}
          />
        </div>
      )}
      <ReachNote reach={reach.value} />
      <label class="field">
        <span>{t('shop-app-door-note')}</span>
        <input
          maxLength={500}
          placeholder={t('shop-app-door-note-example')}
          value={note.value}
          onInput={event => {
            note.value = event.currentTarget.value
          }}
        />
      </label>
      <SavedAddresses
        saved={saved.state.value.value ?? []}
        onUse={one => {
          note.value = one.note ?? ''
          put(one.place, one.text)
        }}
        onForget={async one => {
          await ask(`/api/shop/addresses/${one.id}`, { method: 'DELETE' }).catch(() => {})
          await saved.reload()
        }}
      />
    </main>
  )
}

/** What delivery to the chosen place means. */
function ReachNote({ reach }: { readonly reach: Reach | Problem | null }) {
  if (reach === null)
    return (
      <p class="hint" role="status">
        {t('shop-app-reach-unknown')}
      </p>
    )
  if (reach instanceof Problem)
    return (
      <p class="notice warn" role="status">
        {sentence(reach)}
      </p>
    )
  const fee = isNothing(reach.fee) ? t('shop-app-free') : money(reach.fee)
  return (
    <p class="notice good" role="status">
      {t('shop-app-reach', { fee, shop: reach.branchName })}
      {!isNothing(reach.minimumOrder) &&
        ` ${t('shop-app-reach-minimum', { minimum: money(reach.minimumOrder) })}`}
      {reach.freeAbove && ` ${t('shop-app-reach-free', { above: money(reach.freeAbove) })}`}
    </p>
  )
}

type SavedProps = {
  readonly saved: readonly Saved[]
  readonly onUse: (address: Saved) => void
  readonly onForget: (address: Saved) => Promise<void>
}

function SavedAddresses({ saved, onUse, onForget }: SavedProps) {
  if (saved.length === 0) return null
  return (
    <section aria-labelledby="saved-addresses">
      <h2 id="saved-addresses">{t('shop-app-saved')}</h2>
      <ul class="card flush address-saved">
        {saved.map(one => (
          <li key={one.id} class="row">
            <button type="button" class="grow" onClick={() => onUse(one)}>
              {one.label ?? one.text}
              {(one.note || one.label) && (
                <small>{[one.label && one.text, one.note].filter(Boolean).join(' · ')}</small>
              )}
            </button>
            <button
              type="button"
              class="button plain"
              aria-label={t('shop-app-forget', { address: one.text })}
              onClick={() => void onForget(one)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
