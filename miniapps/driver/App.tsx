import { me } from '../kit/api/session.ts'
import { t } from '../kit/words/words.ts'

export function App() {
  return (
    <main class="screen">
      <h1>{t('driver-app-title')}</h1>
      <p class="hint">{me.value?.firstName}</p>
    </main>
  )
}
