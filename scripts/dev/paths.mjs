import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder, wherever the person has put it. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Where a named run (`demo`, `test`, …) keeps its databases, logs and notes.
 * @param {string} name
 */
export const dataDir = name => path.join(ROOT, '.data', name)

/**
 * A file of the project.
 * @param {...string} parts
 */
export const inRoot = (...parts) => path.join(ROOT, ...parts)
