import type { ChatView, Done, Joined, Sent, TopicChange, UserView } from '../../api/contract.ts'
import { call, query } from './call.ts'
import { chatPath } from './people.ts'

export const vote = (chatId: string, as: number, messageId: number, options: number[]) =>
  call<Done>('POST', `${chatPath(chatId)}/vote`, { as, messageId, options })
export const joinByLink = (as: number, link: string) => call<Joined>('POST', '/join', { as, link })
export const migrate = (chatId: string, as: number) =>
  call<ChatView>('POST', `${chatPath(chatId)}/migrate`, { as })
export const addTopic = (chatId: string, as: number, name: string) =>
  call<Sent>('POST', `${chatPath(chatId)}/topics`, { as, name })
export const changeTopic = (chatId: string, threadId: number, change: TopicChange) =>
  call<Done>('PATCH', `${chatPath(chatId)}/topics/${threadId}`, change)
export const deleteTopic = (chatId: string, threadId: number, as: number) =>
  call<Done>('DELETE', `${chatPath(chatId)}/topics/${threadId}${query({ as })}`)

/** A new profile photo; it becomes the newest of the person's. */
export function setProfilePhoto(userId: number, file: File): Promise<UserView> {
  const form = new FormData()
  form.set('file', file, file.name)
  return call<UserView>('POST', `/users/${userId}/photo`, form)
}
