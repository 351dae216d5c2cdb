import { useEffect, useRef, useState } from 'preact/hooks'
import type { FaultView, NewFault } from '../../api/contract.ts'
import { addFault, clearFaults, readFaults, readFlood, removeFault, switchFlood } from '../api/tools.ts'
import { words } from '../i18n/words.ts'
import { AimFields } from './AimFields.tsx'
import { TroubleForm } from './TroubleForm.tsx'
import { TroubleList } from './TroubleList.tsx'
import { type Aim, aimed, PRESETS } from './trouble-presets.ts'
import { useEvery } from './use-every.ts'

const LOOK_EVERY_MS = 1000

/** Troubles on order: ready ones, one's own, those in force with how often they struck, and flood control. */
export function TroublesPanel() {
  const say = words.value
  const [faults, setFaults] = useState<FaultView[]>([])
  const [isFloodOn, setFloodOn] = useState(false)
  const [aim, setAim] = useState<Aim>({ bot: '', chatId: '' })
  const [said, setSaid] = useState('')
  /** Counts what was done here: an answer asked for before that would show the state of before. */
  const deeds = useRef(0)
  const look = async () => {
    const before = deeds.current
    const [found, flood] = await Promise.all([readFaults(), readFlood()])
    if (deeds.current !== before) return
    setFaults(found)
    setFloodOn(flood.isOn)
  }
  useEffect(() => {
    look().catch(() => undefined)
  }, [])
  useEvery(LOOK_EVERY_MS, () => look().catch(() => undefined))

  /** Does it, looks again, and says what came of it. */
  const act = async (doing: Promise<unknown>, done: string) => {
    deeds.current += 1
    try {
      await doing
      deeds.current += 1
      setSaid(done)
      await look()
    } catch (trouble) {
      setSaid(trouble instanceof Error ? trouble.message : String(trouble))
    }
  }
  const make = (fault: NewFault) => act(addFault(aimed(fault, aim)), say.troubleMade)
  return (
    <div class="drawer-scroll">
      <section class="trouble-part">
        <h3>{say.troubleAim}</h3>
        <AimFields aim={aim} onAim={setAim} />
      </section>
      <section class="trouble-part">
        <h3>{say.readyTroubles}</h3>
        <ul class="preset-row">
          {PRESETS.map(({ label, fault }) => (
            <li key={label(say)}>
              <button type="button" class="chip chip-button" onClick={() => make(fault(aim))}>
                {label(say)}
              </button>
            </li>
          ))}
        </ul>
        <label class="switch">
          <input
            type="checkbox"
            checked={isFloodOn}
            onChange={({ currentTarget: { checked } }) => {
              setFloodOn(checked)
              void act(switchFlood(checked), checked ? say.floodIsOn : say.floodIsOff)
            }}
          />
          <span>
            {say.floodControl}
            <small>{say.floodHint}</small>
          </span>
        </label>
      </section>
      <section class="trouble-part">
        <h3>{say.troublesInForce}</h3>
        <p class="call-said" role="status">
          {said}
        </p>
        <TroubleList
          faults={faults}
          onRemove={id => act(removeFault(id), say.troubleRemoved)}
          onClear={() => act(clearFaults(), say.troublesCleared)}
        />
      </section>
      <details class="trouble-part">
        <summary>{say.ownTrouble}</summary>
        <TroubleForm onMake={make} />
      </details>
    </div>
  )
}
