import type { ApiMethods } from 'grammy/types'
import type { Call } from './call.ts'

type Methods = ApiMethods
export type MethodName = keyof Methods

/** The names a method's parameters have, so that a misspelt one does not compile. */
type ArgumentOf<Name extends MethodName> = Extract<keyof NonNullable<Parameters<Methods[Name]>[0]>, string>

/** What answers a method: the names of its parameters and its result are those of the Bot API's types. */
export type Handler<Name extends MethodName> = (
  call: Call<ArgumentOf<Name>>,
) => ReturnType<Methods[Name]> | Promise<ReturnType<Methods[Name]>>

export type Handlers = { [Name in MethodName]?: Handler<Name> }
