import fs from 'node:fs'
import path from 'node:path'

/**
 * The full path of a program that PATH leads to, or '' when there is none.
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [env]
 */
export function onPath(program, env = process.env) {
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, program)
    try {
      fs.accessSync(file, fs.constants.X_OK)
      if (folder && fs.statSync(file).isFile()) return file
    } catch {
      // not in this folder
    }
  }
  return ''
}
