import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../../testing/bots.ts'
import { SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let bot: ReturnType<typeof botCaller>
let to: { chat_id: number; text: string }

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots })
  bot = botCaller(sandbox.url, shopToken)
  const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  await ann.start(shop)
  to = { chat_id: ann.id, text: 'see example.com' }
})
afterAll(() => sandbox.stop())

const above = { show_above_text: true, url: 'https://example.com/' }

describe('wishes about links', () => {
  it('are told again by the message, as far as they were said', async () => {
    const preview = async (extra: object) =>
      (await bot.ok('sendMessage', { ...to, ...extra })).link_preview_options
    expect(await preview({ link_preview_options: { ...above, is_disabled: false } })).toEqual(above)
    expect(await preview({ link_preview_options: JSON.stringify({ is_disabled: true }) })).toEqual({
      is_disabled: true,
    })
    expect(await preview({ disable_web_page_preview: 'True' })).toEqual({ is_disabled: true })
    expect(await preview({ link_preview_options: {} })).toBeUndefined()
    expect(await preview({})).toBeUndefined()
  })

  it('alone are a change of the message', async () => {
    const { message_id } = await bot.ok('sendMessage', to)
    const edit = { ...to, message_id, link_preview_options: { is_disabled: true } }
    expect(await bot.ok('editMessageText', edit)).toMatchObject({
      link_preview_options: { is_disabled: true },
    })
    expect(await bot.refusal('editMessageText', edit)).toContain('message is not modified')
  })

  it.each([
    ['[', "400 Bad Request: can't parse link preview options JSON object"],
    [[1], '400 Bad Request: object expected as link preview options'],
    [{ url: {} }, '400 Bad Request: field "url" must be of type String'],
    [{ is_disabled: 'yes' }, '400 Bad Request: field "is_disabled" must be of type Boolean'],
  ])('that are none are refused: %j', async (link_preview_options, answer) => {
    expect(await bot.refusal('sendMessage', { ...to, link_preview_options })).toBe(answer)
  })
})
