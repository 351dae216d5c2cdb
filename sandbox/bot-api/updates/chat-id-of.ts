import type { Update } from 'grammy/types'

/** The chat an update is about, for the log and for faults; null where it has none. */
export function chatIdOf(update: Update): number | null {
  const about =
    update.message ??
    update.edited_message ??
    update.callback_query?.message ??
    update.my_chat_member ??
    update.chat_member ??
    update.message_reaction ??
    update.chat_join_request
  return (
    about?.chat.id ??
    update.poll_answer?.user?.id ??
    update.callback_query?.from.id ??
    update.pre_checkout_query?.from.id ??
    update.shipping_query?.from.id ??
    null
  )
}
