/** Telegram's own reader goes no deeper, and ours would fall over somewhere below. */
export const mostNested = 100

/** The value of a JSON text. Throws SyntaxError for what is none, and for what is nested beyond all reason. */
export function parseJson(text: string): unknown {
  if (text.length > mostNested && depthOf(text) > mostNested) throw new SyntaxError('nested too deeply')
  return JSON.parse(text)
}

/** How deep brackets nest, as far as the text is JSON at all. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (isInText) {
      if (character === '\\') at++
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth)
    else if (character === ']' || character === '}') depth--
  }
  return deepest
}
