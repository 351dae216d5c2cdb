import type { App } from '../app.ts'
import type { Reader } from './read.ts'

/** The page may not have this now; `message` says why. It hears nothing of it, the developer's console does. */
export class NotNow extends Error {}

/** One method of the bridge. `since`: the version of mini apps that brought it. */
export type Method = {
  since: string
  /** Acts, or throws `WrongParameters` or `NotNow`. */
  hear: (app: App, data: unknown) => void | Promise<void>
}

export function method<Params>(
  since: string,
  read: Reader<Params>,
  act: (app: App, params: Params) => void | Promise<void>,
): Method {
  return { since, hear: (app, data) => act(app, read(data, '')) }
}
