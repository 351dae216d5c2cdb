import { useEffect } from 'preact/hooks'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { money } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { PanelHead } from '../layout/PanelHead.tsx'
import { OrderRow } from '../list/OrderRow.tsx'
import { sayAge } from '../list/say-age.ts'
import { lookAt } from '../map/handle.ts'
import { now } from '../state/clock.ts'
import { driverById, driverState, loadOf, placeOf, silenceOf } from '../state/drivers.ts'
import { screens } from '../state/screens.ts'

/** One driver: where they are, what they have, how much cash they carry. */
export function DriverPanel({ driverId }: { readonly driverId: string }) {
  const driver = driverById.value.get(driverId)
  const isKnown = driver !== undefined
  useEffect(() => {
    const at = placeOf(driverId)
    if (at) lookAt(at)
  }, [driverId, isKnown])
  if (!driver)
    return (
      <section class="panel" aria-label={t('dispatch-app-driver-panel')}>
        <PanelHead title={t('dispatch-app-driver-panel')} />
        <Skeleton />
      </section>
    )
  const load = loadOf(driverId)
  const silence = silenceOf(driverId, now.value)
  const state = driver.shiftStatus === 'off' ? 'off' : driverState(driver)
  return (
    <section class="panel" aria-label={t('dispatch-app-driver-panel')} data-driver={driverId}>
      <PanelHead title={driver.name} />
      <dl class="card facts">
        <dt>{t('dispatch-app-vehicle')}</dt>
        <dd>{t(`vehicle-${driver.vehicle}`)}</dd>
        <dt>{t('dispatch-app-state')}</dt>
        <dd>{t(`dispatch-app-driver-${state}`)}</dd>
        <dt>{t('dispatch-app-last-seen')}</dt>
        <dd>{silence === null ? t('dispatch-app-never-seen') : sayAge(silence)}</dd>
        <dt>{t('dispatch-app-has')}</dt>
        <dd>{t('dispatch-app-load', { count: load.length, most: driver.capacity })}</dd>
        <dt>{t('dispatch-app-cash')}</dt>
        <dd>
          {t('dispatch-app-cash-of', { amount: money(driver.cashInHand), most: money(driver.cashCap) })}
        </dd>
      </dl>
      <button
        type="button"
        class="button soft wide"
        onClick={() => screens.go({ name: 'playback', driverId })}
      >
        {t('dispatch-app-playback')}
      </button>
      <h3>{t('dispatch-app-their-orders')}</h3>
      {load.length === 0 ? (
        <p class="hint">{t('dispatch-app-nothing-theirs')}</p>
      ) : (
        <ul class="card flush">
          {load.map(({ id }) => (
            <li key={id} class="row-item">
              <OrderRow orderId={id} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
