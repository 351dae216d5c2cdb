import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export type FirstLoad = {
  readonly scriptBytes: number
  readonly styleBytes: number
  readonly files: readonly string[]
}

const small = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length

/** What a script brings with it before it runs. */
const importedBy = (code: string): string[] =>
  [...code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w${},*\s]+\s*from\s*)?["'](\.\/[^"']+)["']/g)].map(
    match => match[1]?.slice(2) ?? '',
  )

/**
 * All that is fetched before the first screen of a built app stands there, gzipped: the scripts and styles that its page
 * names, whatever those import at once, and the words of its largest language.
 */
export const firstLoadOf = (dir: string): FirstLoad => {
  const html = readFileSync(join(dir, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="[^"]*\/assets\/([^"]+)"/g)].map(match => match[1] ?? '')
  const assets = join(dir, 'assets')
  const scripts = new Set<string>()
  const visit = (file: string): void => {
    if (scripts.has(file) || !existsSync(join(assets, file))) return
    scripts.add(file)
    for (const next of importedBy(readFileSync(join(assets, file), 'utf8'))) visit(next)
  }
  for (const file of named.filter(name => name.endsWith('.js'))) visit(file)
  const styles = named.filter(name => name.endsWith('.css'))
  const words = (prefix: RegExp): number =>
    Math.max(
      0,
      ...readdirSync(assets)
        .filter(name => prefix.test(name) && name.endsWith('.js'))
        .map(name => small(join(assets, name))),
    )
  const sum = (files: Iterable<string>): number =>
    [...files].reduce((total, file) => total + small(join(assets, file)), 0)
  return {
    scriptBytes: sum(scripts) + words(/^apps-/) + words(/^app-/) + words(/^common-/),
    styleBytes: sum(styles),
    files: [...scripts, ...styles],
  }
}
