import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import { homeIcons, removeFromHomeScreen } from './home-screen.tsx'
import { openApp } from './open-app.ts'

/** The apps that a person has put on the home screen of this phone. */
export function HomeScreen() {
  const desk = useDesk()
  const say = words.value
  const icons = homeIcons(desk.me.id)
  if (icons.length === 0) return null
  return (
    <section class="home" aria-label={say.appHomeScreen}>
      <ul>
        {icons.map(icon => (
          <li key={icon.botId}>
            <button type="button" class="home-icon" onClick={() => openApp(desk, icon.from)}>
              <Avatar name={icon.name} color={icon.color} size={48} isBot />
              <span>{icon.name}</span>
            </button>
            <button
              type="button"
              class="home-remove"
              aria-label={say.appRemoveHome(icon.name)}
              onClick={() => removeFromHomeScreen(icon)}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
