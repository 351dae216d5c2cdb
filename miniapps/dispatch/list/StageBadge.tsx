import { paletteOf } from '../../kit/map/palette.ts'
import { isDark } from '../../kit/telegram/theme.ts'
import { t } from '../../kit/words/words.ts'
import type { Row } from '../state/rows.ts'
import { stageOf, stateOnMap } from '../state/stages.ts'

/** Where an order stands, with the colour that it has on the map. */
export function StageBadge({ row }: { readonly row: Row }) {
  const colour = paletteOf(isDark.value ? 'dark' : 'light', () => '').orders[stateOnMap(row)]
  return (
    <span class="stage">
      <span class="stage-dot" style={{ background: colour }} aria-hidden="true" />
      {t(`dispatch-app-stage-${row.delivery && row.status !== 'placed' ? wordOf(row) : stageOf(row)}`)}
    </span>
  )
}

/** A delivery that moves says more than its stage. */
const wordOf = (row: Row): string => {
  const status = row.delivery?.status ?? ''
  if (status === 'unassigned' || status === 'offered') {
    if (row.delivery?.isAlarmed) return 'no-driver'
    if (status === 'offered') return 'offered'
    return stageOf(row)
  }
  return status.replaceAll('_', '-')
}
