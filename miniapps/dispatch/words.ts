import type { FetchWords } from '../kit/words/words.ts'

const files = {
  en: () =>
    Promise.all([
      import('../../locales/en/apps.ftl?raw'),
      import('../../locales/en/app-dispatch.ftl?raw'),
      import('../../locales/en/common.ftl?raw'),
    ]),
  ru: () =>
    Promise.all([
      import('../../locales/ru/apps.ftl?raw'),
      import('../../locales/ru/app-dispatch.ftl?raw'),
      import('../../locales/ru/common.ftl?raw'),
    ]),
  es: () =>
    Promise.all([
      import('../../locales/es/apps.ftl?raw'),
      import('../../locales/es/app-dispatch.ftl?raw'),
      import('../../locales/es/common.ftl?raw'),
    ]),
}

/** The words of this app, one language at a time. */
export const words: FetchWords = async language => (await files[language]()).map(file => file.default)
