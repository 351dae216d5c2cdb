import { expect, test } from 'vitest'
import { contrast, parseColour, type Rgb } from './colours.ts'
import { coloursFrom } from './theme-colours.ts'

const themes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the usual light one': {
    bg_color: '#ffffff',
    secondary_bg_color: '#efeff4',
    section_bg_color: '#ffffff',
    text_color: '#000000',
    hint_color: '#999999',
    button_color: '#40a7e3',
    button_text_color: '#ffffff',
    accent_text_color: '#168acd',
  },
  'the usual dark one': {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    section_bg_color: '#17212b',
    text_color: '#f5f5f5',
    hint_color: '#708499',
    button_color: '#5288c1',
    button_text_color: '#ffffff',
    accent_text_color: '#6ab2f2',
  },
  'a pale one that nobody could read': {
    bg_color: '#fff8f8',
    secondary_bg_color: '#fff0f0',
    text_color: '#ccaaaa',
    hint_color: '#eecccc',
    button_color: '#ffd0d0',
    button_text_color: '#ffffff',
  },
  'one in the middle': { bg_color: '#808080', secondary_bg_color: '#7a7a7a', text_color: '#8a8a8a' },
  'one that says nothing': {},
  'one that talks nonsense': { bg_color: 'red', text_color: '#12', hint_color: '' },
}

const pairs = [
  ['text', 'section'],
  ['text', 'ground'],
  ['hint', 'section'],
  ['hint', 'ground'],
  ['accent', 'section'],
  ['accent', 'ground'],
  ['button-text', 'button'],
  ['good', 'good-tint'],
  ['bad', 'bad-tint'],
  ['warn', 'warn-tint'],
  ['bad', 'ground'],
] as const

const colourOf = (colours: Readonly<Record<string, string>>, name: string): Rgb => {
  const found = parseColour(colours[name])
  if (!found) throw new Error(`${name} is no colour: ${colours[name]}`)
  return found
}

test.each(Object.entries(themes))('everything can be read in %s', (_, theme) => {
  const colours = coloursFrom(theme)
  for (const [front, back] of pairs)
    expect(
      contrast(colourOf(colours, front), colourOf(colours, back)),
      `${front} on ${back}`,
    ).toBeGreaterThanOrEqual(4.5)
})

test('a colour that can be read already is left as it is', () => {
  expect(
    coloursFrom({ bg_color: '#ffffff', secondary_bg_color: '#f0f0f0', text_color: '#112233' }).text,
  ).toBe('#112233')
})
