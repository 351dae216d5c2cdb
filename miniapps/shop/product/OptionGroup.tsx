import { moved } from '../../kit/telegram/haptics.ts'
import { isNothing, money } from '../../kit/words/say-things.ts'
import { named, t } from '../../kit/words/words.ts'
import type { Group } from './choice.ts'

type GroupProps = {
  readonly group: Group
  readonly chosen: readonly string[]
  readonly onToggle: (optionId: string) => void
}

/** What can be chosen, with how much has to be and how much may be. */
export function OptionGroup({ group, chosen, onToggle }: GroupProps) {
  const { names, minimum, maximum, options } = group
  const isSingle = maximum === 1
  const taken = options.filter(option => chosen.includes(option.id)).length
  const rule =
    minimum === 0
      ? t('shop-app-up-to', { count: maximum })
      : minimum === maximum
        ? t('shop-app-exactly', { count: minimum })
        : t('shop-app-between', { minimum, maximum })
  return (
    <fieldset class="group">
      <legend>
        <span class="group-name">{named(names)}</span>{' '}
        <span class={`badge ${taken < minimum ? 'warn' : ''}`}>{rule}</span>
      </legend>
      <div class="card flush">
        {options.map(option => {
          const isTaken = chosen.includes(option.id)
          return (
            <label key={option.id} class="row choice">
              <input
                type={isSingle && minimum === 1 ? 'radio' : 'checkbox'}
                name={group.id}
                checked={isTaken}
                disabled={!isTaken && !isSingle && taken >= maximum}
                onChange={() => {
                  moved()
                  onToggle(option.id)
                }}
              />
              <span class="grow">{named(option.names)}</span>
              {!isNothing(option.priceDelta) && (
                <span class="end money hint">
                  {option.priceDelta.units.startsWith('-') ? '' : '+'}
                  {money(option.priceDelta)}
                </span>
              )}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
