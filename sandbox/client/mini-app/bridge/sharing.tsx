import { words } from '../../i18n/words.ts'
import { openChat } from '../../state/desk.ts'
import { windows } from '../../state/windows.ts'
import { botsById } from '../../state/world.ts'
import type { App } from '../app.ts'
import { ask } from '../ask.ts'
import { readPreparedButton, readPreparedMessage, sharePeers, sharePreparedMessage } from '../calls.ts'
import { closeApp } from '../open-apps.ts'
import { ChatSheet } from '../questions/ChatSheet.tsx'
import { ConfirmSheet } from '../questions/ConfirmSheet.tsx'
import { PeersSheet } from '../questions/PeersSheet.tsx'
import { StorySheet } from '../questions/StorySheet.tsx'
import { method } from './method.ts'
import { lenient, list, oneOf, optional, shape, text, WrongParameters } from './read.ts'
import { tell } from './tell.ts'

const chatType = oneOf('users', 'bots', 'groups', 'channels')

/** What goes from the app into chats, stories and files. */
export const sharing = {
  web_app_send_prepared_message: method(shape({ id: text(1) }), async (app, { id }) => {
    const prepared = await readPreparedMessage(app.view.id, id).catch(() => undefined)
    if (!prepared) return tell(app, 'prepared_message_failed', { error: 'MESSAGE_EXPIRED' })
    const { message, allows } = prepared
    const chatId = await ask<string>(app, answer => (
      <ChatSheet
        title={words.value.appShareWith}
        fits={kind => allows[kind]}
        preview={message}
        onAnswer={answer}
      />
    ))
    if (chatId === undefined) return tell(app, 'prepared_message_failed', { error: 'USER_DECLINED' })
    const sent = await sharePreparedMessage(app.view.id, id, chatId).catch(() => undefined)
    if (sent) tell(app, 'prepared_message_sent')
    else tell(app, 'prepared_message_failed', { error: 'MESSAGE_SEND_FAILED' })
  }),
  web_app_request_chat: method(shape({ req_id: text(1) }), async (app, { req_id }) => {
    const button = await readPreparedButton(app.view.id, req_id).catch(() => undefined)
    if (!button) return tell(app, 'requested_chat_failed', { req_id, error: 'UNKNOWN_BUTTON' })
    const peers = await ask<Parameters<typeof sharePeers>[2]>(app, answer => (
      <PeersSheet button={button} onAnswer={answer} />
    ))
    if (!peers) return tell(app, 'requested_chat_failed', { req_id, error: 'USER_DECLINED' })
    const sent = await sharePeers(app.view.id, req_id, peers).catch((refused: Error) => refused)
    if (sent instanceof Error) tell(app, 'requested_chat_failed', { req_id, error: sent.message })
    else tell(app, 'requested_chat_sent', { req_id })
  }),
  web_app_switch_inline_query: method(
    shape({ query: text(0, 256), chat_types: lenient(list(chatType), []) }),
    async (app, { query, chat_types }) => {
      const here = windows.value?.find(({ key }) => key === app.desk.key)?.chatId ?? null
      const chatId =
        chat_types.length === 0 && here !== null
          ? here
          : await ask<string>(app, answer => (
              <ChatSheet
                title={words.value.appChooseChat}
                fits={kind => chat_types.length === 0 || chat_types.includes(kind)}
                onAnswer={answer}
              />
            ))
      if (chatId === undefined) return
      closeApp(app)
      typeIn(app, chatId, query)
    },
  ),
  web_app_share_to_story: method(
    shape({
      media_url: text(1),
      text: lenient(text(0, 2048), ''),
      widget_link: lenient(optional(shape({ url: text(1), name: lenient(text(0, 48), '') })), undefined),
    }),
    async (app, story) => {
      if (!/^https?:\/\//i.test(story.media_url)) throw new WrongParameters('media_url is not http or https')
      await ask<undefined>(app, answer => <StorySheet story={story} onClose={() => answer()} />)
    },
  ),
  web_app_request_file_download: method(
    shape({ url: text(1), file_name: text(1) }),
    async (app, { url, file_name }) => {
      if (!/^https?:\/\//i.test(url)) throw new WrongParameters('url is not http or https')
      const say = words.value
      const isWanted = await ask<boolean>(app, answer => (
        <ConfirmSheet
          question={say.appDownloadQuestion(file_name)}
          more={new URL(url).host}
          yes={say.appDownload}
          no={say.cancel}
          onAnswer={answer}
        />
      ))
      if (isWanted) download(url, file_name)
      tell(app, 'file_download_requested', { status: isWanted ? 'downloading' : 'cancelled' })
    },
  ),
}

/** A browser saves under the name where the file allows it, and shows the file in a tab of its own otherwise. */
function download(url: string, name: string): void {
  const link = document.createElement('a')
  Object.assign(link, { href: url, download: name, target: '_blank', rel: 'noopener' })
  link.click()
}

/** Puts "@bot query" into the field of the chat, ready to be finished. */
function typeIn(app: App, chatId: string, query: string): void {
  const bot = botsById.value.get(app.view.bot.id)
  app.desk.drafts.set(chatId, `@${bot?.username ?? app.view.bot.username} ${query}`)
  openChat(app.desk, null)
  // The field reads its draft when it appears; the chat may be the one that is open.
  setTimeout(() => openChat(app.desk, chatId))
}
