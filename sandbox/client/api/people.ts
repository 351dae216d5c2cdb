import type {
  ChatDetailView,
  ChatView,
  Done,
  MessagesView,
  NewChat,
  NewMembers,
  NewUser,
  StateView,
  UserChange,
  UserView,
} from '../../api/contract.ts'
import { call, query } from './call.ts'

/** What lies at the chat's path: its id with the characters that a path cannot hold escaped. */
export const chatPath = (chatId: string) => `/chats/${encodeURIComponent(chatId)}`

export const readState = () => call<StateView>('GET', '/state')
export const addUser = (user: NewUser) => call<UserView>('POST', '/users', user)
export const changeUser = (userId: number, change: UserChange) =>
  call<UserView>('PATCH', `/users/${userId}`, change)
export const addChat = (chat: NewChat) => call<ChatView>('POST', '/chats', chat)

export const readChat = (chatId: string, as: number) =>
  call<ChatDetailView>('GET', `${chatPath(chatId)}${query({ as })}`)

export const readMessages = (
  chatId: string,
  as: number,
  page: { before?: number; limit: number; threadId?: number },
) => call<MessagesView>('GET', `${chatPath(chatId)}/messages${query({ as, ...page })}`)

export const block = (chatId: string, as: number) => call<Done>('POST', `${chatPath(chatId)}/block`, { as })
export const unblock = (chatId: string, as: number) =>
  call<Done>('POST', `${chatPath(chatId)}/unblock`, { as })
export const leave = (chatId: string, as: number) => call<Done>('POST', `${chatPath(chatId)}/leave`, { as })
export const addMembers = (chatId: string, members: NewMembers) =>
  call<Done>('POST', `${chatPath(chatId)}/members`, members)
export const removeMember = (chatId: string, userId: number, as: number) =>
  call<Done>('DELETE', `${chatPath(chatId)}/members/${userId}${query({ as })}`)
