/** Marks inside a line, the longer ones first. Every group is the inside of one mark. */
const inline: [RegExp, string][] = [
  [/`([^`\n]+)`/g, '<code>$1</code>'],
  [/\*\*([^*\n]+)\*\*/g, '<b>$1</b>'],
  [/__([^_\n]+)__/g, '<u>$1</u>'],
  [/~~([^~\n]+)~~/g, '<s>$1</s>'],
  [/\|\|([^|\n]+)\|\|/g, '<tg-spoiler>$1</tg-spoiler>'],
  [/(?<![*\w])\*([^*\n]+)\*(?![*\w])/g, '<i>$1</i>'],
  [/(?<![_\w])_([^_\n]+)_(?![_\w])/g, '<i>$1</i>'],
  [/\[([^\]\n]+)\]\(([^)\s"]+)\)/g, '<a href="$2">$1</a>'],
]

/** The common parts of Markdown as HTML: headings, lists, quotes, fences, rules and marks inside a line. */
export function htmlOfMarkdown(markdown: string): string {
  const parts = markdown.split(/^```([\w+-]*)\n([\s\S]*?)\n?```$/m)
  // Every third part from the second on is the language of a fence, the one after it the fenced text.
  return parts
    .map((part, place) => {
      if (place % 3 === 1) return ''
      if (place % 3 === 0) return part.split('\n').map(lineOf).join('\n')
      const language = parts[place - 1]
      const inside = escaped(part)
      return language
        ? `<pre><code class="language-${language}">${inside}</code></pre>`
        : `<pre>${inside}</pre>`
    })
    .join('')
}

function lineOf(line: string): string {
  const heading = /^#{1,6}\s+(.*)$/.exec(line)
  if (heading) return `<b>${marked(heading[1] ?? '')}</b>`
  if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(line.trim())) return '———'
  const item = /^\s*[-*+]\s+(.*)$/.exec(line)
  if (item) return `• ${marked(item[1] ?? '')}`
  const quote = /^>\s?(.*)$/.exec(line)
  if (quote) return `<blockquote>${marked(quote[1] ?? '')}</blockquote>`
  return marked(line)
}

function marked(line: string): string {
  return inline.reduce((text, [mark, tag]) => text.replace(mark, tag), escaped(line))
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
