import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startSandbox } from '../start.ts'
import { testBots } from '../testing/bots.ts'
import { request } from '../testing/person.ts'
import { buildSchema } from './build-schema.ts'
import { Conformance } from './conformance.ts'

const person = { id: 7, is_bot: false, first_name: 'Ann' }
const chat = { id: 7, type: 'private', first_name: 'Ann' }
const message = { message_id: 1, date: 1, chat, from: person, text: 'hi' }

afterEach(() => {
  vi.restoreAllMocks()
})

describe('what leaves the sandbox', () => {
  it('is held against schemas that are made from the installed types', () => {
    const kept = readFileSync(new URL('./bot-api.schema.json', import.meta.url), 'utf8')
    expect(kept === buildSchema(), 'run: node --import tsx sandbox/conformance/write-schema.ts').toBe(true)
  })

  it('passes when it is right, also with fields that are there but undefined', async () => {
    const strict = await Conformance.open('throw')
    strict.checkUpdate('message', { update_id: 1, message: { ...message, caption: undefined } })
    strict.checkResult('sendMessage', message)
    strict.checkResult('deleteMessage', true)
    expect(strict.list()).toEqual([])
  })

  it.each([
    [
      'a field nobody knows',
      { update_id: 1, message: { ...message, txt: 'hi' } },
      'additional properties (txt)',
    ],
    ['a missing chat', { update_id: 1, message: { ...message, chat: undefined } }, "property 'chat'"],
    ['a wrong type', { update_id: 1, message: { ...message, date: '1' } }, '/message/date must be number'],
    [
      'a word that is none of the words',
      { update_id: 1, message: { ...message, chat: { ...chat, type: 'x' } } },
      '/message/chat/type',
    ],
    ['an unknown kind of update', { update_id: 1, msg: message }, 'additional properties (msg)'],
  ])('fails for %s, and says where', async (_, update, problem) => {
    const strict = await Conformance.open('throw')
    expect(() => strict.checkUpdate('message', update)).toThrow(problem)
  })

  it('is warned of once and counted where nobody wants to fail', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const lenient = await Conformance.open('warn')
    for (let n = 0; n < 3; n++) lenient.checkResult('getMe', { id: 1 })
    expect(warned).toHaveBeenCalledTimes(1)
    expect(lenient.list()).toEqual([
      { subject: 'getMe', problem: expect.stringContaining('must have required property'), count: 3 },
    ])
  })

  it('is watched in every sandbox, and the list can be read', async () => {
    const sandbox = await startSandbox({ bots: testBots })
    try {
      const queue = sandbox.world.bots.get(1001)?.queue
      const broken = JSON.parse('{ "message_id": 1 }')
      expect(() => queue?.push('message', broken, 'chat 1')).toThrow(
        'not as the Bot API has it: update message',
      )
      expect(await request(sandbox.url, 'GET', '/conformance')).toMatchObject([
        { subject: 'update message', count: 1 },
      ])
    } finally {
      await sandbox.stop()
    }
  })
})
