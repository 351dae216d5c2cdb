import { describe, expect, it } from 'vitest'
import { methods } from '../bot-api/methods.ts'
import { type Described, gramioMethods, otherMethods } from './testing/described-methods.ts'
import { tryMethod } from './testing/read-parameters.ts'

const upload = 'attach://file'
const photo = { type: 'photo', media: upload }
const article = { type: 'article', id: '1', title: 'One', input_message_content: { message_text: 'one' } }

/** A value that makes sense for a parameter of this name, whatever the method. */
const sample: Readonly<Record<string, unknown>> = {
  action: 'typing',
  action_id: '1',
  address: 'Main 1',
  animation: upload,
  audio: upload,
  business_connection_id: '',
  callback_query_id: '1',
  caption: 'caption',
  chat_id: 1101,
  commands: [{ command: 'go', description: 'Go' }],
  currency: 'EUR',
  description: 'Two burgers',
  description_parse_mode: '',
  document: upload,
  draft_id: 1,
  emoji: '🎲',
  ephemeral_message_id: 1,
  file_id: '1',
  first_name: 'Ann',
  inline_message_id: '',
  inline_query_id: '1',
  invite_link: 'https://t.me/+none',
  language_code: '',
  latitude: 1,
  link_preview_options: {},
  live_period: 900,
  longitude: 2,
  media: photo,
  member_limit: 5,
  menu_button: { type: 'commands' },
  name: 'Name',
  offset: 0,
  open_period: 60,
  ok: true,
  options: [{ text: 'one' }, { text: 'two' }],
  parse_mode: '',
  payload: 'order-7',
  permissions: {},
  phone_number: '+59899',
  photo: upload,
  pre_checkout_query_id: '1',
  prices: [{ label: 'One', amount: 500 }],
  provider_token: '284685063:TEST:provider',
  question: 'Which?',
  question_parse_mode: '',
  explanation_parse_mode: '',
  receiver_user_id: 1101,
  reply_markup: '',
  result: article,
  results: [article],
  rich_message: { html: 'rich' },
  scope: { type: 'default' },
  secret_token: 'hush',
  shipping_query_id: '1',
  sticker: upload,
  telegram_payment_charge_id: '1',
  text: 'hello',
  title: 'Office',
  url: 'http://127.0.0.1:9/hook',
  user_id: 1102,
  video: upload,
  video_note: upload,
  voice: upload,
  web_app_query_id: '1',
}
/** Where the name alone does not tell what makes sense, or one call cannot read everything. */
const payable = {
  provider_data: '{}',
  photo_url: 'https://example.com/a.png',
  max_tip_amount: 200,
  suggested_tip_amounts: [100],
  subscription_period: '',
}
const samplesOf: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  answerPreCheckoutQuery: [{ ok: false, error_message: 'no' }],
  answerShippingQuery: [{ ok: false, error_message: 'no' }, { shipping_options: [] }],
  createInvoiceLink: [payable],
  editEphemeralMessageText: [{ rich_message: '' }, {}],
  editMessageText: [{ rich_message: '' }, {}],
  savePreparedKeyboardButton: [{ button: { text: 'Who?', request_users: { request_id: 1 } } }],
  sendInvoice: [payable],
  sendMediaGroup: [{ media: [photo, photo] }],
  sendPoll: [{ type: 'quiz', allows_multiple_answers: '', correct_option_ids: [0], close_date: '' }, {}],
  setMyProfilePhoto: [{ photo: { type: 'static', photo: upload } }],
}
const samplesFor = (method: string) => (samplesOf[method] ?? [{}]).map(own => ({ ...sample, ...own }))
const implemented = Object.keys(methods).flatMap((method): [string, Described][] => {
  const described = gramioMethods.get(method.toLowerCase())
  return described ? [[method, described]] : []
})
const requiredOf = (described: Described) =>
  [...described].flatMap(([name, isRequired]) => (isRequired ? [name] : []))

/** Read by no method: there are no business accounts, channels, effects, suggested posts or notifications here. */
const ignoredByAll = new Set([
  'allow_paid_broadcast',
  'business_connection_id',
  'direct_messages_topic_id',
  'disable_notification',
  'message_effect_id',
  'suggested_post_parameters',
])

/** Accepted without effect here, as it shows only in a real app's looks, notifications or caches. */
const withoutEffect: Readonly<Record<string, readonly string[]>> = {
  answerCallbackQuery: ['cache_time'],
  copyMessage: ['video_start_timestamp'],
  createInvoiceLink: ['photo_height', 'photo_size', 'photo_width', 'provider_data'],
  forwardMessage: ['video_start_timestamp'],
  getChatAdministrators: ['return_bots'],
  promoteChatMember: [
    'can_edit_messages',
    'can_manage_direct_messages',
    'can_manage_tags',
    'can_post_messages',
  ],
  sendAnimation: ['height', 'thumbnail', 'width'],
  sendAudio: ['thumbnail'],
  sendDocument: ['disable_content_type_detection', 'thumbnail'],
  sendInvoice: ['photo_height', 'photo_size', 'photo_width', 'provider_data'],
  sendMessageDraft: ['can_stop', 'keep_on_stop'],
  sendPoll: [
    'allow_adding_options',
    'country_codes',
    'explanation_media',
    'hide_results_until_closes',
    'media',
    'members_only',
    'shuffle_options',
  ],
  sendRichMessageDraft: ['can_stop', 'keep_on_stop'],
  sendVideo: ['cover', 'height', 'start_timestamp', 'supports_streaming', 'thumbnail', 'width'],
  sendVideoNote: ['length', 'thumbnail'],
  setMessageReaction: ['is_big'],
  setWebhook: ['certificate'],
}

/** Read only in a state that a call out of the blue cannot find; tests of their own cover these. */
const readLater: Readonly<Record<string, readonly string[]>> = {
  editChatInviteLink: ['creates_join_request', 'expire_date', 'member_limit', 'name'],
  editEphemeralMessageCaption: ['show_caption_above_media'],
  editMessageText: ['inline_message_id'],
  editUserStarSubscription: ['is_canceled'],
}

/** Read though no page lists them: old names that the real server still takes; `chat_id` is read for the log. */
const oldNames = new Set([
  'chat_id',
  'reply_to_message_id',
  'allow_sending_without_reply',
  'disable_web_page_preview',
  'horizontal_accuracy',
  'switch_pm_text',
  'switch_pm_parameter',
])

/** Described as required, but the real server takes the call without it. */
const mayBeMissing: Readonly<Record<string, readonly string[]>> = {
  setMyCommands: ['commands'],
  setWebhook: ['url'],
}

async function whatIsRead(method: string, described: Described): Promise<Set<string>> {
  const read = new Set<string>()
  for (const values of samplesFor(method)) {
    for (const names of [[...described.keys()], requiredOf(described)]) {
      for (const { asked } of await tryMethod(method, names, values)) for (const name of asked) read.add(name)
    }
  }
  return read
}

describe.each(implemented)('%s', (method, described) => {
  it('reads what is described and nothing else', async () => {
    const read = await whatIsRead(method, described)
    const unread = [...described.keys()].filter(name => !read.has(name) && !ignoredByAll.has(name))
    expect(unread.sort()).toEqual([...(withoutEffect[method] ?? []), ...(readLater[method] ?? [])].sort())
    expect([...read].filter(name => !described.has(name) && !oldNames.has(name))).toEqual([])
  })

  it('refuses a call without a parameter that is required', async () => {
    for (const missing of requiredOf(described)) {
      if (mayBeMissing[method]?.includes(missing)) continue
      const given = [...described.keys()].filter(name => name !== missing)
      for (const values of samplesFor(method)) {
        for (const { code, description } of await tryMethod(method, given, values)) {
          expect(code, `without ${missing}: ${description}`).toBe(400)
        }
      }
    }
  })
})

describe('the two descriptions', () => {
  it('agree, but for what came between their versions', () => {
    const differences: string[] = []
    for (const [method, other] of otherMethods) {
      const described = gramioMethods.get(method)
      for (const [name, isRequired] of other) {
        if (described?.get(name) !== isRequired) differences.push(`${method} ${name}`)
      }
    }
    // Texts became optional in 10.1, where a rich message or an empty draft stands in for them.
    expect(differences).toEqual(['sendmessagedraft text', 'editmessagetext text'])
  })
})
