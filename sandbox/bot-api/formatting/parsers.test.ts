import type { MessageEntity } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { parseMarkdownV2 } from './markdown-v2.ts'

/** "bold 0+2 detail" for each entity. */
function shown(entities: MessageEntity[]): string[] {
  return entities.map(entity => {
    const span = `${entity.type} ${entity.offset}+${entity.length}`
    if (entity.type === 'text_link') return `${span} ${entity.url}`
    if (entity.type === 'text_mention') return `${span} ${entity.user.id}`
    if (entity.type === 'custom_emoji') return `${span} ${entity.custom_emoji_id}`
    if (entity.type === 'pre' && entity.language) return `${span} ${entity.language}`
    return span
  })
}

type Read = [source: string, text: string, ...entities: string[]]
type Refused = [source: string, message: string]

const html: Read[] = [
  ['plain', 'plain'],
  ['<b>bold</b>', 'bold', 'bold 0+4'],
  ['<STRONG>x</STRONG> <em>y</em>', 'x y', 'bold 0+1', 'italic 2+1'],
  [
    '<ins>a</ins><del>b</del><strike>c</strike><s>d</s><u>e</u>',
    'abcde',
    'underline 0+1',
    'strikethrough 1+1',
    'strikethrough 2+1',
    'strikethrough 3+1',
    'underline 4+1',
  ],
  ['<b>a<i>b</i></b>', 'ab', 'bold 0+2', 'italic 1+1'],
  ['😀<b>é</b>', '😀é', 'bold 2+1'],
  ['<b>👨‍👩‍👧</b>', '👨‍👩‍👧', 'bold 0+8'],
  ['<b></b>x', 'x'],
  ['<b>x</>', 'x', 'bold 0+1'],
  ['<b >x</b >', 'x', 'bold 0+1'],
  ['1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;q&quot;', '1 < 2 && 3 > 2 "q"'],
  ['&nbsp; &copy &unknown;', '&nbsp; &copy &unknown;'],
  ['&lt&gt', '<>'],
  ['&#65;&#x42;&#67', 'ABC'],
  ['&#0; &#x110000;', '&#0; &#x110000;'],
  ['&#128512;<b>x</b>', '😀x', 'bold 2+1'],
  ['Tom & Jerry', 'Tom & Jerry'],
  ['a > b', 'a > b'],
  ['<a href="https://example.com/a?b=1&amp;c=2">x</a>', 'x', 'text_link 0+1 https://example.com/a?b=1&c=2'],
  ["<a href='example.com'>x</a>", 'x', 'text_link 0+1 http://example.com/'],
  ['<a href=example.com>x</a>', 'x', 'text_link 0+1 http://example.com/'],
  ['<a>example.com</a>', 'example.com', 'text_link 0+11 http://example.com/'],
  ['<a href="not a link">x</a>', 'x'],
  ['<a href="tg://user?id=123">x</a>', 'x', 'text_mention 0+1 123'],
  ['<a class="q" href="tg://resolve?domain=a">x</a>', 'x', 'text_link 0+1 tg://resolve?domain=a'],
  ['<code>a</code>', 'a', 'code 0+1'],
  ['<pre>a\nb</pre>', 'a\nb', 'pre 0+3'],
  ['<pre><code class="language-python">x</code></pre>', 'x', 'pre 0+1 python'],
  ['<code class="language-go"><pre>x</pre></code>', 'x', 'pre 0+1 go'],
  ['<code class="language-go">y</code>', 'y', 'code 0+1'],
  ['<pre><code>x</code>y</pre>', 'xy', 'pre 0+2', 'code 0+1'],
  ['<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>', 'ab', 'spoiler 0+1', 'spoiler 1+1'],
  ['<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', '👍', 'custom_emoji 0+2 5368324170671202286'],
  ['<blockquote>q</blockquote>', 'q', 'blockquote 0+1'],
  ['<blockquote expandable>q</blockquote>', 'q', 'expandable_blockquote 0+1'],
  ['<blockquote expandable="">q</blockquote>', 'q', 'expandable_blockquote 0+1'],
]

const htmlRefused: Refused[] = [
  ['<br>', 'Unsupported start tag "br" at byte offset 0'],
  ['a < b', 'Unsupported start tag "" at byte offset 2'],
  ['привет <br>', 'Unsupported start tag "br" at byte offset 13'],
  ['x <b', 'Unclosed start tag at byte offset 2'],
  ['<a href', 'Unclosed start tag "a" at byte offset 0'],
  ['<a href=', 'Unclosed start tag "a" at byte offset 0'],
  ['<a href="x"', 'Unclosed start tag at byte offset 0'],
  ['<a href="x', 'Unclosed start tag at byte offset 0'],
  ['<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
  ['<a href=x/>y</a>', 'Unexpected end of name token at byte offset 8'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ['x</b>', 'Unexpected end tag at byte offset 1'],
  ['<b>x</b', 'Unclosed end tag at byte offset 4'],
  ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
  ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
  ['<b>x<i>y', 'Can\'t find end tag corresponding to start tag "i"'],
  ['<tg-emoji emoji-id="x">y</tg-emoji>', 'Invalid custom emoji identifier specified'],
  ['<tg-emoji>y</tg-emoji>', 'Invalid custom emoji identifier specified'],
]

const markdownV2: Read[] = [
  ['plain', 'plain'],
  [
    '*bold* _italic_ __under__ ~strike~ ||hidden||',
    'bold italic under strike hidden',
    'bold 0+4',
    'italic 5+6',
    'underline 12+5',
    'strikethrough 18+6',
    'spoiler 25+6',
  ],
  ['*a _b_*', 'a b', 'bold 0+3', 'italic 2+1'],
  ['_a __b__ c_', 'a b c', 'italic 0+5', 'underline 2+1'],
  ['1\\.5 \\- ok\\!', '1.5 - ok!'],
  ['\\a\\я', 'a\\я'],
  ['`a_b*c`', 'a_b*c', 'code 0+5'],
  ['`a\\`b`', 'a`b', 'code 0+3'],
  ['```\na\n```', 'a\n', 'pre 0+2'],
  ['```python\nx = 1\n```', 'x = 1\n', 'pre 0+6 python'],
  ['```a```', 'a', 'pre 0+1'],
  ['[x](https://example.com)', 'x', 'text_link 0+1 https://example.com/'],
  ['[x](https://example.com/a\\)b)', 'x', 'text_link 0+1 https://example.com/a)b'],
  ['[*x*](example.com)', 'x', 'text_link 0+1 http://example.com/', 'bold 0+1'],
  ['[example\\.com]', 'example.com', 'text_link 0+11 http://example.com/'],
  ['[x](tg://user?id=7000000001)', 'x', 'text_mention 0+1 7000000001'],
  ['![👍](tg://emoji?id=5368324170671202286)', '👍', 'custom_emoji 0+2 5368324170671202286'],
  ['😀*é*', '😀é', 'bold 2+1'],
  ['**', ''],
  ['>a\n>b\nc', 'a\nb\nc', 'blockquote 0+4'],
  ['a\n>b', 'a\nb', 'blockquote 2+1'],
  ['>a||', 'a', 'expandable_blockquote 0+1'],
  ['>a\n>b||\nc', 'a\nb\nc', 'expandable_blockquote 0+4'],
  ['>*a*\n**>b', 'a\nb', 'blockquote 0+2', 'bold 0+1', 'blockquote 2+1'],
]

const markdownV2Refused: Refused[] = [
  ['a.b', "Character '.' is reserved and must be escaped with the preceding '\\'"],
  ['a!', "Character '!' is reserved and must be escaped with the preceding '\\'"],
  ['a | b', "Character '|' is reserved and must be escaped with the preceding '\\'"],
  ['a > b', "Character '>' is reserved and must be escaped with the preceding '\\'"],
  ['(a)', "Character '(' is reserved and must be escaped with the preceding '\\'"],
  ['5 - 3', "Character '-' is reserved and must be escaped with the preceding '\\'"],
  ['*a', "Can't find end of Bold entity at byte offset 0"],
  ['я _a', "Can't find end of Italic entity at byte offset 3"],
  ['__a', "Can't find end of Underline entity at byte offset 0"],
  ['~a', "Can't find end of Strikethrough entity at byte offset 0"],
  ['||a', "Can't find end of Spoiler entity at byte offset 0"],
  ['`a', "Can't find end of Code entity at byte offset 0"],
  ['```a', "Can't find end of Pre entity at byte offset 0"],
  ['```a b', "Can't find end of PreCode entity at byte offset 0"],
  ['[a', "Can't find end of TextUrl entity at byte offset 0"],
  ['[a](b', "Can't find end of a URL at byte offset 4"],
  ['![a]', 'Custom emoji entity must contain a tg://emoji URL'],
  ['![a](tg://emoji', "Can't find end of a custom emoji URL at byte offset 5"],
  ['>*a\nb', "Can't find end of Bold entity at byte offset 1"],
]

const markdown: Read[] = [
  ['plain', 'plain'],
  ['*bold* _italic_ `code`', 'bold italic code', 'bold 0+4', 'italic 5+6', 'code 12+4'],
  ['a.b-c!', 'a.b-c!'],
  ['\\*a\\* \\_ \\` \\[', '*a* _ ` ['],
  ['\\a', '\\a'],
  ['[x](https://example.com)', 'x', 'text_link 0+1 https://example.com/'],
  ['[example.com]', 'example.com', 'text_link 0+11 http://example.com/'],
  ['[x](tg://user?id=42)', 'x', 'text_mention 0+1 42'],
  ['```python\nx```', 'x', 'pre 0+1 python'],
  ['``` x```', ' x', 'pre 0+2'],
  ['*a _b*', 'a _b', 'bold 0+4'],
  ['**', ''],
  ['😀*é*', '😀é', 'bold 2+1'],
]

const markdownRefused: Refused[] = [
  ['*a', "Can't find end of the entity starting at byte offset 0"],
  ['snake_case', "Can't find end of the entity starting at byte offset 5"],
  ['я `a', "Can't find end of the entity starting at byte offset 3"],
  ['```a``', "Can't find end of the entity starting at byte offset 0"],
  ['[a', "Can't find end of the entity starting at byte offset 0"],
]

const modes = [
  { name: 'HTML', parse: parseHtml, read: html, refused: htmlRefused },
  { name: 'MarkdownV2', parse: parseMarkdownV2, read: markdownV2, refused: markdownV2Refused },
  { name: 'Markdown', parse: parseMarkdown, read: markdown, refused: markdownRefused },
]

for (const { name, parse, read, refused } of modes) {
  describe(`${name} is read as Telegram reads it`, () => {
    it.each(read)('%j', (source, text, ...entities) => {
      const result = parse(source)
      expect(result.text).toBe(text)
      expect(shown(result.entities)).toEqual(entities)
    })
  })
  describe(`${name} that Telegram refuses is refused in its words`, () => {
    it.each(refused)('%j', (source, message) => {
      expect(() => parse(source)).toThrow(new Error(message))
    })
  })
}
