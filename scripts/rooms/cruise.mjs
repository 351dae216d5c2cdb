import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const { everyImport, valueImports } = require('./rules.cjs')

/** The top-level folders that hold source of ours. */
export const FOLDERS = ['server', 'bots', 'miniapps', 'sandbox', 'locales', 'prisma', 'scripts', 'tests']
const SOURCE = /\.(ts|tsx|mjs|cjs)$/
const NOT_OURS = /^(prisma\/client|prisma\/migrations)\//

/**
 * @typedef {{ rule: string, comment: string, from: string, to: string }} Breach
 * @typedef {{ module: string, isTypeOnly: boolean }} Import
 */

/**
 * TypeScript 7 has no programming interface, so dependency-cruiser reads our files with swc. Its reading of
 * swc's output knows neither JSX nor which imports are only types, so we hand it a summary instead: a module
 * that consists of nothing but the imports found.
 */
let seesTypes = true
/** @type {{ parseFileSync: (file: string, options?: object) => object }} */
const swc = require('@swc/core')
const parseFileSync = swc.parseFileSync
swc.parseFileSync = (/** @type {string} */ file) => {
  const tree = parseFileSync(file, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' })
  const imports = importsOf(tree).filter(({ isTypeOnly }) => seesTypes || !isTypeOnly)
  const body = imports.map(({ module }) => ({
    type: 'ImportDeclaration',
    specifiers: [],
    source: { type: 'StringLiteral', value: module },
  }))
  return { ...tree, body }
}

/**
 * Every module a file names: imports, re-exports, `import()` calls, `require()` calls and `import('x').Type`.
 * @param {unknown} node of swc's tree
 * @returns {Import[]}
 */
export function importsOf(node) {
  if (!node || typeof node !== 'object') return []
  if (Array.isArray(node)) return node.flatMap(importsOf)
  const { type, source, specifiers, typeOnly, argument, callee, arguments: args } = /** @type {any} */ (node)
  if (source && ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'].includes(type)) {
    const areAllTypes =
      specifiers?.length > 0 && specifiers.every((/** @type {any} */ each) => each.isTypeOnly)
    return [{ module: source.value, isTypeOnly: Boolean(typeOnly) || areAllTypes }]
  }
  if (type === 'TsImportType') return [{ module: argument.value, isTypeOnly: true }]
  const inside = Object.values(node).flatMap(importsOf)
  const isCall = type === 'CallExpression' && (callee.type === 'Import' || callee.value === 'require')
  const named = isCall ? args[0]?.expression : undefined
  return named?.type === 'StringLiteral' ? [{ module: named.value, isTypeOnly: false }, ...inside] : inside
}

/**
 * Looks at a tree with all rules.
 * @param {string} root
 * @returns {Promise<{ breaches: Breach[], seen: number, present: number }>} seen: files the cruiser looked at
 */
export async function cruiseRooms(root) {
  const { cruise } = await import('dependency-cruiser')
  const folders = FOLDERS.filter(folder => fs.existsSync(path.join(root, folder)))
  const look = async (/** @type {object[]} */ forbidden, /** @type {boolean} */ withTypes) => {
    seesTypes = withTypes
    const { output } = await cruise(folders, {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: /** @type {any} */ (forbidden) },
      parser: 'swc',
      doNotFollow: { path: ['node_modules', '^prisma/client/'] },
      exclude: { path: '^(dist|prisma/migrations)/' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'types', 'node', 'default'],
        extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      },
    })
    if (typeof output === 'string')
      throw new Error(`dependency-cruiser answered with text: ${output.slice(0, 200)}`)
    return output
  }
  const every = await look(everyImport, true)
  const values = await look(valueImports, false)
  const seen = new Set(every.modules.map(({ source }) => source).filter(source => isOurs(source)))
  return {
    breaches: [...every.summary.violations, ...values.summary.violations].map(
      ({ rule, from, to, comment }) => ({
        rule: rule.name,
        comment:
          comment ?? [...everyImport, ...valueImports].find(({ name }) => name === rule.name)?.comment ?? '',
        from,
        to,
      }),
    ),
    seen: seen.size,
    present: folders.flatMap(folder => sourcesIn(root, folder)).length,
  }
}

/** @param {string} file */
const isOurs = file =>
  SOURCE.test(file) && FOLDERS.some(folder => file.startsWith(`${folder}/`)) && !NOT_OURS.test(file)

/** @param {string} root @param {string} folder @returns {string[]} */
function sourcesIn(root, folder) {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return NOT_OURS.test(`${file}/`) ? [] : sourcesIn(root, file)
    return isOurs(file) && !file.endsWith('.d.ts') ? [file] : []
  })
}
