import type { ComponentChildren } from 'preact'
import { t } from '../../kit/words/words.ts'
import { screens } from '../state/screens.ts'
import { isWide } from './wide.ts'

type PanelHeadProps = { readonly title: string; readonly children?: ComponentChildren }

/** What is opened, and on a desktop the way to close it; a phone has its back button. */
export function PanelHead({ title, children }: PanelHeadProps) {
  return (
    <header class="panel-head">
      <h2 class="grow">{title}</h2>
      {children}
      {isWide.value && (
        <button type="button" class="round" aria-label={t('app-close')} onClick={screens.back}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6 6 18" />
          </svg>
        </button>
      )}
    </header>
  )
}
