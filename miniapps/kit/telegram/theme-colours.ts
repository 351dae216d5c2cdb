import { formatColour, luminance, mix, parseColour, type Rgb, readableOn } from './colours.ts'

/** Colours as Telegram names them. */
export type ThemeParams = Readonly<Record<string, string | undefined>>

const light = { bg: '#ffffff', ground: '#efeff4', text: '#000000', hint: '#707579', button: '#2481cc' }

/**
 * The colours of the pages, from those of the person's Telegram. Many themes are too faint to read (a hint on a section,
 * white on a pale button): each colour is moved just so far that it reads with 4.5:1 on whatever it stands on.
 */
export const coloursFrom = (params: ThemeParams): Readonly<Record<string, string>> => {
  const pick = (name: string, fallback: string): Rgb =>
    parseColour(params[name]) ?? parseColour(fallback) ?? [255, 255, 255]
  const section = pick('section_bg_color', params.bg_color ?? light.bg)
  const ground = pick('secondary_bg_color', light.ground)
  const grounds = [section, ground]
  const text = readableOn(pick('text_color', light.text), grounds, 7)
  // The words on a button keep their colour, and the button gives way.
  const buttonText = pick('button_text_color', '#ffffff')
  const button = readableOn(pick('button_color', light.button), [buttonText])
  const isDark = luminance(section) < 0.2
  /** A colour with a meaning, and the faint ground that goes with it. */
  const withTint = (name: string, colour: Rgb): Record<string, Rgb> => {
    const tint = mix(section, colour, isDark ? 0.22 : 0.12)
    return { [name]: readableOn(colour, [...grounds, tint]), [`${name}-tint`]: tint }
  }
  const colours: Record<string, Rgb> = {
    section,
    ground,
    text,
    hint: readableOn(pick('hint_color', light.hint), grounds),
    button,
    'button-text': buttonText,
    ...withTint('accent', pick('accent_text_color', params.button_color ?? light.button)),
    ...withTint('good', [30, 140, 70]),
    ...withTint('bad', [212, 48, 48]),
    ...withTint('warn', [160, 95, 0]),
    line: mix(section, text, 0.14),
    quiet: mix(section, text, 0.06),
  }
  return Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, formatColour(colour)]))
}
