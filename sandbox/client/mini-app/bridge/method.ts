import type { App } from '../app.ts'
import type { Reader } from './read.ts'

/** The page may not have this now; `message` says why. It hears nothing of it, the developer's console does. */
export class NotNow extends Error {}

/** One method of the bridge: acts upon what came with it, or throws `WrongParameters` or `NotNow`. */
export type Method = (app: App, data: unknown) => void | Promise<void>

/** A method whose parameters are read before it acts. */
export function method<Params>(
  read: Reader<Params>,
  act: (app: App, params: Params) => void | Promise<void>,
): Method {
  return (app, data) => act(app, read(data, ''))
}
