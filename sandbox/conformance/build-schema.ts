import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'

/**
 * JSON Schemas of every update and every method's result, made from `@gramio/types`: types of the Bot API that
 * somebody else generates from Telegram's own pages. The one definition "BotApi" has a property for each method,
 * and "update". Nothing beyond the described fields is allowed.
 */
export function buildSchema(): string {
  const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))
  const methods = readFileSync(join(packages, '@gramio/types/out/methods.d.ts'), 'utf8')
  // Beside the packages, so that the generator finds them; a folder of its own, as two may build at once.
  const folder = mkdtempSync(join(packages, '.bot-api-schema-'))
  const path = join(folder, 'bot-api.ts')
  try {
    writeFileSync(path, sourceOf(resultTypes(methods)))
    const schema = createGenerator({
      path,
      type: 'BotApi',
      skipTypeCheck: true,
      expose: 'all',
      jsDoc: 'none',
      additionalProperties: false,
    }).createSchema('BotApi')
    allowPlainRichText(schema)
    return `${JSON.stringify(schema, null, 1)}\n`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Telegram's page says in words, where no generator sees it, that a RichText may be a text or a list of such. */
function allowPlainRichText({ definitions }: ReturnType<ReturnType<typeof createGenerator>['createSchema']>) {
  const richText = definitions?.TelegramRichText
  if (typeof richText !== 'object' || !richText.anyOf)
    throw new Error('@gramio/types knows no RichText any more')
  richText.anyOf.push(
    { type: 'string' },
    { type: 'array', items: { $ref: '#/definitions/TelegramRichText' } },
  )
}

/** Method -> the TypeScript of its result. The file is generated, so its shape can be relied on. */
function resultTypes(source: string): Map<string, string> {
  const results = new Map<string, string>()
  for (const [, method = '', call = '', args = ''] of source.matchAll(
    /^ {4}(\w+): (CallAPI\w*)<([\s\S]*?)>\n/gm,
  )) {
    const hasParameters = call !== 'CallAPIWithoutParams'
    results.set(method, (hasParameters ? args.slice(args.indexOf(',') + 1) : args).trim())
  }
  if (results.size === 0) throw new Error('no method was found in @gramio/types: has its layout changed?')
  return results
}

function sourceOf(results: Map<string, string>): string {
  return [
    "import type * as Objects from '@gramio/types/objects'",
    'export interface BotApi {',
    '  update: Objects.TelegramUpdate',
    ...[...results].map(([method, result]) => `  ${method}: ${result}`),
    '}',
  ].join('\n')
}
