import { useSignal } from '@preact/signals'
import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { time, withDay } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { chooseMap, chosenMap, leadTo, type MapName, mapNames, mapTitles } from '../state/maps.ts'
import type { Task } from '../state/predict.ts'
import { screens } from '../state/screens.ts'
import { byWhen } from './by-when.ts'
import { isTowardsShop, leadsTo } from './status.ts'

/** The next place, large, with the way there. */
export function WhereTo({ task }: { readonly task: Task }) {
  const isChoosing = useSignal(false)
  const isToShop = isTowardsShop(task)
  const { text, place } = leadsTo(task)
  const until = task.wanted?.until ?? task.promisedAt
  const close = (): void => {
    isChoosing.value = false
  }
  // Telegram's button belongs to what lies on top: the next step must not be taken through the sheet.
  useMainButton(isChoosing.value ? { text: t('app-close'), onPress: close } : null, 'sheet')
  const lead = (name: MapName | null): void => {
    if (name === null) isChoosing.value = true
    else leadTo(name, place)
  }
  const choose = (name: MapName): void => {
    chooseMap(name)
    close()
    leadTo(name, place)
  }
  return (
    <section class="card where" aria-label={t('driver-app-where-to')}>
      <p class="hint">{t(isToShop ? 'driver-app-shop' : 'driver-app-door')}</p>
      <h1>{text}</h1>
      {!isToShop && (
        <>
          <p>{task.customerName}</p>
          {task.dropoff.note && <p class="note">🔔 {task.dropoff.note}</p>}
        </>
      )}
      {until && task.status !== 'returning' && task.status !== 'failed' && (
        <p class="hint">
          {task.wanted
            ? withDay(
                t('driver-app-between', {
                  from: time(task.wanted.from, task.timeZone),
                  until: time(task.wanted.until, task.timeZone),
                }),
                task.wanted.from,
                task.timeZone,
              )
            : byWhen(until, task.timeZone)}
        </p>
      )}
      <div class="where-ways">
        <button type="button" class="button" onClick={() => lead(chosenMap.value)}>
          {chosenMap.value
            ? t('driver-app-open-in', { map: mapTitles[chosenMap.value] })
            : t('driver-app-open-in-maps')}
        </button>
        {chosenMap.value && (
          <button
            type="button"
            class="button soft"
            aria-label={t('driver-app-other-map')}
            onClick={() => {
              isChoosing.value = true
            }}
          >
            ⋯
          </button>
        )}
        <button
          type="button"
          class="button soft"
          onClick={() => screens.go({ name: 'map', deliveryId: task.deliveryId })}
        >
          {t('driver-app-map')}
        </button>
      </div>
      {isChoosing.value && (
        <Sheet title={t('driver-app-which-map')} onClose={close}>
          <div class="card flush">
            {mapNames.map(name => (
              <button key={name} type="button" class="row" onClick={() => choose(name)}>
                <span class="grow">{mapTitles[name]}</span>
                {name === chosenMap.value && <span aria-hidden="true">✓</span>}
              </button>
            ))}
          </div>
        </Sheet>
      )}
    </section>
  )
}
