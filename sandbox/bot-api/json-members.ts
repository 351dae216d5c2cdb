import { mostNested, parseJson } from './json.ts'

const space = /[ \t\r\n]*/y
const bareValue = /-?[0-9][0-9.eE+-]*|true|false|null/y

/**
 * The members of a JSON object as the real server reads a body (parse_json_parameters of tdlib's HttpReader): one
 * after another up to the first thing that is no JSON, and whatever was read until then counts. Numbers that would
 * lose digits stay texts.
 */
export function* jsonMembers(text: string): Generator<[name: string, value: unknown]> {
  let at = afterSpace(text, 0)
  if (text[at] !== '{') return
  at = afterSpace(text, at + 1)
  while (text[at] === '"') {
    const nameEnd = endOfValue(text, at)
    if (nameEnd < 0) return
    const name = valueIn(text.slice(at, nameEnd))
    at = afterSpace(text, nameEnd)
    if (typeof name !== 'string' || text[at] !== ':') return
    at = afterSpace(text, at + 1)
    const end = endOfValue(text, at)
    const value = end < 0 ? undefined : valueIn(text.slice(at, end))
    if (value === undefined) return
    yield [name, value]
    at = afterSpace(text, end)
    if (text[at] === ',') at = afterSpace(text, at + 1)
  }
}

function afterSpace(text: string, at: number): number {
  space.lastIndex = at
  space.test(text)
  return space.lastIndex
}

/** Behind the value that begins here; -1 where it has no end. */
function endOfValue(text: string, at: number): number {
  const first = text[at]
  if (first === '"') return endOfString(text, at)
  if (first !== '{' && first !== '[') {
    bareValue.lastIndex = at
    return bareValue.test(text) ? bareValue.lastIndex : -1
  }
  let depth = 0
  for (let next = at; next >= 0 && next < text.length; next++) {
    const character = text[next]
    if (character === '"') {
      const end = endOfString(text, next)
      if (end < 0) return -1
      next = end - 1
    } else if (character === '{' || character === '[') {
      if (++depth > mostNested) return -1
    } else if ((character === '}' || character === ']') && --depth === 0) return next + 1
  }
  return -1
}

function endOfString(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next++) {
    if (text[next] === '\\') next++
    else if (text[next] === '"') return next + 1
  }
  return -1
}

/** Undefined for what is no value after all. */
function valueIn(raw: string): unknown {
  try {
    const value = raw.startsWith('"') ? JSON.parse(escapedControls(raw)) : parseJson(raw)
    return typeof value === 'number' && String(value) !== raw ? raw : value
  } catch {
    return undefined
  }
}

/** A line break inside a text is no JSON, but the real server lets it be one. */
function escapedControls(raw: string): string {
  return raw.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
    /[\u0000-\u001f]/g,
    control => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
