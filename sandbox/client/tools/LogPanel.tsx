import { useEffect, useMemo, useState } from 'preact/hooks'
import type { LogEntry } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { callLog, loadCallLog } from '../state/call-log.ts'
import { freshness } from '../state/live.ts'
import { LogDetail } from './LogDetail.tsx'
import { LogFilters } from './LogFilters.tsx'
import { LogList } from './LogList.tsx'
import { fits, logFilter } from './log-filter.ts'

/** Bot API calls and updates, newest first; the chosen one opens below with its JSON. */
export function LogPanel() {
  const say = words.value
  const [chosen, setChosen] = useState<LogEntry | null>(null)
  useEffect(() => {
    loadCallLog().catch(() => undefined)
  }, [freshness.value])
  const all = callLog.value
  const filter = logFilter.value
  const fitting = useMemo(() => all.filter(entry => fits(entry, filter)).reverse(), [all, filter])
  return (
    <>
      <LogFilters />
      {fitting.length === 0 ? (
        <p class="hollow">{say.emptyLog}</p>
      ) : (
        <LogList entries={fitting} chosen={chosen} onChoose={setChosen} />
      )}
      {chosen && <LogDetail key={chosen.id} entry={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
