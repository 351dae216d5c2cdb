/** Cuts a text to at most so many characters, "…" included, never in the middle of a character that takes two units. */
export const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** One line out of any text: line breaks and runs of spaces become one space. */
export const oneLine = (text: string, most: number): string =>
  shorten(text.replace(/\s+/gu, ' ').trim(), most)
