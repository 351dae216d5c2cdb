import type { Plugin } from 'vite'

const ofTheSdk = /@telegram-apps[/\\](sdk|bridge|signals|toolkit|transformers)[/\\]dist[/\\]/

/**
 * Lets the bundler leave out the parts of Telegram's SDK that nobody uses. Its files make everything at the top level by
 * calls that change nothing but do not say so, which keeps all of it (20 kB) for the sake of one function (7 kB).
 */
export const keepOnlyUsed = (): Plugin => ({
  name: 'keep-only-used-parts-of-the-sdk',
  apply: 'build',
  transform: (code, id) =>
    ofTheSdk.test(id) ? code.replace(/= (?=(?:new )?[\w$]+\()/g, '= /* @__PURE__ */ ') : undefined,
})
