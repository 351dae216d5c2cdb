import { useEffect, useState } from 'preact/hooks'
import { type Panel, readPanels } from '../api/tools.ts'
import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'

/** The pages that whoever started the sandbox has registered, one at a time. */
export function PanelsPanel() {
  const [panels, setPanels] = useState<Panel[] | null>(null)
  const [shown, setShown] = useState(0)
  useEffect(() => {
    readPanels().then(setPanels, () => setPanels([]))
  }, [])
  if (panels === null) return <p class="hollow">{words.value.loading}</p>
  const panel = panels[shown] ?? panels[0]
  if (!panel) return <p class="hollow">{words.value.noPanels}</p>
  return (
    <>
      <div class="drawer-filters pages">
        {panels.map((each, n) => (
          <button
            key={each.url}
            type="button"
            class={each === panel ? 'topic topic-on' : 'topic'}
            aria-current={each === panel ? 'true' : undefined}
            onClick={() => setShown(n)}
          >
            {each.title}
          </button>
        ))}
        <a class="small-button" href={panel.url} target="_blank" rel="noopener noreferrer">
          <Icon name="open" size={16} />
          {words.value.openInTab}
        </a>
      </div>
      <iframe class="panel-frame" src={panel.url} title={panel.title} />
    </>
  )
}
