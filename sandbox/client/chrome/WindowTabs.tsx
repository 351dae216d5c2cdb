import { words } from '../i18n/words.ts'
import { unread } from '../state/previews.ts'
import { frontKey, windows } from '../state/windows.ts'
import { fullName, usersById } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'

/** A narrow screen shows one window; the others wait here, behind the faces of their people. */
export function WindowTabs({ front }: { front: number }) {
  const others = (windows.value ?? []).filter(({ key }) => key !== front)
  if (others.length === 0) return null
  return (
    <nav class="window-tabs" aria-label={words.value.windowsList}>
      {others.map(({ key, userId }) => {
        const user = usersById.value.get(userId)
        const name = user ? fullName(user) : String(userId)
        const count = unreadOf(userId)
        return (
          <button
            key={key}
            type="button"
            class="window-tab"
            aria-label={
              count > 0
                ? `${words.value.windowOf(name)}, ${words.value.unreadCount(count)}`
                : words.value.windowOf(name)
            }
            onClick={() => {
              frontKey.value = key
            }}
          >
            <Avatar
              name={name}
              color={user?.color ?? '#5b6b7c'}
              photoUrl={user?.photoUrl ?? null}
              size={30}
            />
            {count > 0 && (
              <span class="badge badge-corner" aria-hidden="true">
                {count}
              </span>
            )}
          </button>
        )
      })}
    </nav>
  )
}

function unreadOf(userId: number): number {
  let sum = 0
  for (const [key, count] of unread.value) if (key.startsWith(`${userId} `)) sum += count
  return sum
}
