import { t } from '../words/words.ts'

type SkeletonProps = { readonly rows?: number; readonly height?: number }

/** The shape of what is about to come. */
export function Skeleton({ rows = 4, height = 64 }: SkeletonProps) {
  return (
    <div aria-busy="true" style={{ display: 'grid', gap: 'var(--gap)' }}>
      <span class="unseen" role="status">
        {t('app-loading')}
      </span>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} class="skeleton" style={{ height: `${height}px` }} aria-hidden="true" />
      ))}
    </div>
  )
}
