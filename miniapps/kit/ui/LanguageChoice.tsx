import { ask } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { changeMe } from '../api/session.ts'
import { moved } from '../telegram/haptics.ts'
import { sentence } from '../words/say-things.ts'
import { type Language, language, languages, speak, t } from '../words/words.ts'
import { toast } from './Toasts.tsx'

const names: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', es: 'Español' }

/** The language of the app and of the bot's messages alike. */
export function LanguageChoice() {
  const choose = async (code: Language): Promise<void> => {
    moved()
    try {
      await speak(code)
      await ask('/api/me/language', { method: 'PUT', body: { language: code } })
      changeMe({ language: code })
    } catch (trouble) {
      if (trouble instanceof Problem) toast(sentence(trouble))
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
