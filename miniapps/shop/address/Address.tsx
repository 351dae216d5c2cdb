import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { ask } from '../../kit/api/client.ts'
import { config, mapConfigOf } from '../../kit/api/config.ts'
import { Problem } from '../../kit/api/problem.ts'
import { PinMap } from '../../kit/map/PinMap.tsx'
import { result } from '../../kit/telegram/haptics.ts'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { isDark } from '../../kit/telegram/theme.ts'
import { whereAmI } from '../../kit/telegram/where-am-i.ts'
import { toast } from '../../kit/ui/Toasts.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { sentence } from '../../kit/words/say-things.ts'
import { language, t } from '../../kit/words/words.ts'
import { type Cart, cart, changeCart } from '../state/cart.ts'
import { screens } from '../state/screens.ts'
import { branch, menu } from '../state/shop.ts'
import { DoorNote } from './DoorNote.tsx'
import { type Found, nameOf, type Place, type Reach, reachOf, searchAddresses } from './place.ts'
import { ReachNote } from './ReachNote.tsx'
import { SavedAddresses } from './SavedAddresses.tsx'
import { Search } from './Search.tsx'
import './address.css'

const typingRestMs = 350
const pinRestMs = 500
const leastTyped = 3

/**
 * Where to: by one's own place, by a pin on the map, by typing, or an address used before. What is delivered to is the
 * place; a text that was typed becomes one when it is found on the map, or when the pin is put where it is.
 */
export function Address({ next }: { readonly next: 'checkout' | '' }) {
  const known = cart.state.value.value?.address ?? null
  const place = useSignal<Place | null>(known?.place ?? null)
  const text = useSignal(known?.text ?? '')
  const note = useSignal(known?.note ?? '')
  const found = useSignal<readonly Found[]>([])
  const reach = useSignal<Reach | Problem | null>(null)
  /** Typed and not yet found: the pin does not stand for it. */
  const isTyped = useSignal(false)
  /** Nobody knows what was typed: the pin has to be moved to it, and the words stay. */
  const isUnknown = useSignal(false)
  const isBusy = useSignal(false)
  const isLocating = useSignal(false)
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
    const answer = await reachOf(point).catch((trouble: unknown) =>
      trouble instanceof Problem ? trouble : new Problem({ code: 'our-fault', status: 500 }),
    )
    if (mine === round.current) reach.value = answer
  }
  const lookAgain = (): void => {
    reach.value = null
    if (place.value) void look(place.value)
  }
  const put = (point: Place, name: string, doorNote?: string): void => {
    clearTimeout(rest.current)
    place.value = point
    text.value = name
    if (doorNote !== undefined) note.value = doorNote
    found.value = []
    isTyped.value = false
    isUnknown.value = false
    reach.value = null
    void look(point)
  }
  /** Puts the name of a point into the field; the place itself is what counts, and its name can be typed. */
  const describe = async (point: Place): Promise<void> => {
    const name = await nameOf(point).catch(() => null)
    if (name !== null && place.value === point && !isTyped.value) text.value = name
  }
  const movePin = (point: Place): void => {
    const areWordsKept = isUnknown.value
    place.value = point
    found.value = []
    isTyped.value = false
    isUnknown.value = false
    reach.value = null
    clearTimeout(rest.current)
    rest.current = setTimeout(() => {
      void look(point)
      if (!areWordsKept) void describe(point)
    }, pinRestMs)
  }
  const searchFor = async (typed: string): Promise<readonly Found[] | null> => {
    try {
      const answers = await searchAddresses(typed.trim(), place.value ?? branch.value?.place)
      return text.value === typed ? answers : null
    } catch (trouble) {
      if (trouble instanceof Problem) toast(sentence(trouble))
      return null
    }
  }
  const type = (typed: string): void => {
    text.value = typed
    isTyped.value = typed.trim() !== ''
    isUnknown.value = false
    found.value = []
    clearTimeout(rest.current)
    if (typed.trim().length < leastTyped) return
    rest.current = setTimeout(async () => {
      found.value = (await searchFor(typed)) ?? found.value
    }, typingRestMs)
  }
  /** Takes the best that is found for what was typed. */
  const find = async (): Promise<void> => {
    if (!isTyped.value || isBusy.value) return
    clearTimeout(rest.current)
    isBusy.value = true
    const answers = found.value.length > 0 ? found.value : await searchFor(text.value)
    isBusy.value = false
    if (answers === null) return
    const [best] = answers
    if (best) return put(best.place, best.text)
    result('warning')
    isTyped.value = false
    isUnknown.value = true
  }
  const locate = async (): Promise<void> => {
    if (isLocating.value) return
    isLocating.value = true
    const here = await whereAmI()
    isLocating.value = false
    if (typeof here === 'string') {
      result('warning')
      toast(t(`shop-app-location-${here}`))
      return
    }
    const point = { latitude: here.latitude, longitude: here.longitude }
    put(point, '')
    await describe(point)
  }
  const keep = async (): Promise<void> => {
    if (!place.value) return
    isBusy.value = true
    const here = screens.top.value
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
    // whoever has gone on meanwhile stays where they are
    if (screens.top.value !== here) return
    if (next === 'checkout') screens.replace({ name: 'checkout' })
    else screens.back()
  }
  const isReached = reach.value !== null && !(reach.value instanceof Problem)
  useMainButton(
    isTyped.value
      ? {
          text: t('shop-app-address-find'),
          isEnabled: text.value.trim().length >= leastTyped,
          isBusy: isBusy.value,
          onPress: () => void find(),
        }
      : {
          text: t('shop-app-deliver-here'),
          isEnabled: place.value !== null && isReached && !isUnknown.value,
          isBusy: isBusy.value,
          onPress: () => void keep(),
        },
  )

  const { value: source, problem } = config.state.value
  const start = place.value ?? branch.value?.place ?? source?.map.center
  return (
    <main class="screen address">
      <h1>{t('shop-app-where')}</h1>
      <Search
        text={text.value}
        found={found.value}
        isLocating={isLocating.value}
        onType={type}
        onFind={() => void find()}
        onChoose={one => put(one.place, one.text)}
        onLocate={() => void locate()}
      />
      {isUnknown.value && (
        <p class="notice warn" role="alert">
          {t('shop-app-address-unknown')}
        </p>
      )}
      <SavedAddresses onUse={one => put(one.place, one.text, one.note ?? '')} />
      {!source && problem && <Trouble problem={problem} onRetry={() => void config.reload()} />}
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
      <ReachNote reach={reach.value} onRetry={lookAgain} />
      <DoorNote note={note} />
    </main>
  )
}
