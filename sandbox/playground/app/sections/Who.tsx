import { sendData } from '@telegram-apps/sdk'
import { Act, Fact, Section } from '../parts.tsx'
import { colors, type Launch } from '../telegram.ts'
import { useWords } from '../words/words.ts'

/** Whom the init data names, and in what client. */
export function Who({ launch }: { launch: Launch }) {
  const say = useWords()
  const { user, version, platform } = launch
  return (
    <Section title={say.who} {...(user ? {} : { hint: say.nobody })}>
      {user ? (
        <div class="who">
          <span class="face" aria-hidden="true">
            {user.firstName.slice(0, 1)}
          </span>
          <p>
            <strong>{`${user.firstName} ${user.lastName}`.trim()}</strong>
            <small>{user.username ? `@${user.username} · ${user.id}` : user.id}</small>
          </p>
        </div>
      ) : (
        <Act label={say.send} act={() => sendData(say.sent)} />
      )}
      {user && <Fact name={say.language} value={user.languageCode} />}
      <Fact name={say.version} value={version} />
      <Fact name={say.platform} value={platform} />
    </Section>
  )
}

/** Every colour the theme has. */
export function Theme() {
  const say = useWords()
  return (
    <Section title={say.theme} hint={say.themeHint}>
      <ul class="colors">
        {Object.entries(colors.value).map(([name, color]) => (
          <li key={name}>
            <span class="dot" style={`background:${color}`} />
            {name.replaceAll(/([A-Z])/g, '_$1').toLowerCase()}
          </li>
        ))}
      </ul>
    </Section>
  )
}
