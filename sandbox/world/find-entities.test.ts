import { describe, expect, it } from 'vitest'
import { findEntities } from './find-entities.ts'

const cases: [string, string[]][] = [
  ['no marks here', []],
  ['/start', ['bot_command:/start']],
  ['/start@shop_bot now', ['bot_command:/start@shop_bot']],
  ['either/or and 1/2', []],
  ['</b>', []],
  ['write to @anna_b, please', ['mention:@anna_b']],
  ['mail anna@example.com.', ['email:anna@example.com']],
  ['see https://example.com/a?b=1.', ['url:https://example.com/a?b=1']],
  ['see example.com and t.me/shop_bot?start=x', ['url:example.com', 'url:t.me/shop_bot?start=x']],
  ['version 1.2.txt', []],
  ['http://127.0.0.1:8080/x', ['url:http://127.0.0.1:8080/x']],
  ['(https://en.wikipedia.org/wiki/A_(b))', ['url:https://en.wikipedia.org/wiki/A_(b)']],
  ['#food #12 #éclair', ['hashtag:#food', 'hashtag:#éclair']],
  ['costs $USD not $usd', ['cashtag:$USD']],
  ['call +598 99 123 456 today', ['phone_number:+598 99 123 456']],
  ['😀 /help', ['bot_command:/help']],
]

describe('links, commands and mentions are marked as a client marks them', () => {
  it.each(cases)('%s', (text, expected) => {
    const shown = findEntities(text).map(
      ({ type, offset, length }) => `${type}:${text.slice(offset, offset + length)}`,
    )
    expect(shown).toEqual(expected)
  })

  it('leaves alone what is marked already', () => {
    expect(findEntities('example.com', [{ type: 'code', offset: 0, length: 11 }])).toEqual([])
  })
})
