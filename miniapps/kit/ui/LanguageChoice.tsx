import { ask } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { changeMe } from '../api/session.ts'
import { moved } from '../telegram/haptics.ts'
import { sentence } from '../words/say-things.ts'
import { type Language, language, languages, speak, t } from '../words/words.ts'
import { toast } from './Toasts.tsx'

const names: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', es: 'Español' }

// One after the other, so that the bot does not end up with the language before the last.
let saved: Promise<void> = Promise.resolve()
const save = (code: Language): Promise<void> => {
  saved = saved
    .catch(() => {})
    .then(async () => {
      if (code !== language.value) return
      await ask('/api/me/language', { method: 'PUT', body: { language: code } })
      changeMe({ language: code })
    })
  return saved
}

/** The language of the app and of the bot's messages alike. */
export function LanguageChoice() {
  const choose = async (code: Language): Promise<void> => {
    moved()
    try {
      if (await speak(code)) await save(code)
    } catch (trouble) {
      toast(sentence(asProblem(trouble)))
    }
  }
  return (
    <fieldset class="languages">
      <legend>{t('app-language')}</legend>
      <div class="strip">
        {languages.map(code => (
          <button
            key={code}
            type="button"
            class="chip"
            lang={code}
            aria-pressed={code === language.value}
            onClick={() => void choose(code)}
          >
            {names[code]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
