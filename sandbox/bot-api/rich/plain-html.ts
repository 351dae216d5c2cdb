/** Tags that rich messages have beyond those of ordinary texts, and what stands for them in one text. */
const replacements: [RegExp, string][] = [
  [/<(h[1-6])\b[^>]*>/gi, '<b>'],
  [/<\/h[1-6]\s*>/gi, '</b>\n'],
  [/<summary\b[^>]*>/gi, '<b>'],
  [/<\/summary\s*>/gi, '</b>\n'],
  [/<br\s*\/?>/gi, '\n'],
  [/<hr\s*\/?>/gi, '———\n'],
  [/<li\b[^>]*>/gi, '• '],
  [/<\/(td|th)\s*>/gi, '\t'],
  [
    /<(mark|sub|sup|p|ul|ol|table|thead|tbody|tfoot|tr|td|th|caption|footer|details|cite|aside)\b[^>]*>/gi,
    '',
  ],
  [/<\/(p|li|tr|caption|footer)\s*>/gi, '\n'],
  [/<\/(mark|sub|sup|ul|ol|table|thead|tbody|tfoot|details|cite|aside)\s*>/gi, ''],
]

/** Reduces the HTML of rich messages to the few tags that ordinary messages know. */
export function plainHtml(html: string): string {
  return replacements.reduce((text, [tag, instead]) => text.replace(tag, instead), html)
}
