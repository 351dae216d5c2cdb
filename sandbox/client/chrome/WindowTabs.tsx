import { words } from '../i18n/words.ts'
import { unread } from '../state/previews.ts'
import { frontKey, windows } from '../state/windows.ts'
import { fullName, usersById } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'

/** On a narrow screen one window is shown; this row switches between them. */
export function WindowTabs({ front }: { front: number }) {
  const shown = windows.value ?? []
  if (shown.length < 2) return null
  return (
    <nav class="window-tabs" aria-label={words.value.windowsList}>
      {shown.map(({ key, userId }) => {
        const user = usersById.value.get(userId)
        const name = user ? fullName(user) : String(userId)
        const count = [...unread.value]
          .filter(([at]) => at.startsWith(`${userId} `))
          .reduce((sum, [, each]) => sum + each, 0)
        return (
          <button
            key={key}
            type="button"
            class={key === front ? 'window-tab window-tab-on' : 'window-tab'}
            aria-current={key === front ? 'true' : undefined}
            onClick={() => {
              frontKey.value = key
            }}
          >
            <Avatar name={name} color={user?.color ?? '#5b6b7c'} size={26} />
            <span>{user?.firstName ?? name}</span>
            {count > 0 && (
              <span class="badge">
                <span aria-hidden="true">{count}</span>
                <span class="unseen">{words.value.unreadCount(count)}</span>
              </span>
            )}
          </button>
        )
      })}
    </nav>
  )
}
