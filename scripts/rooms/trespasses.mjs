/**
 * For each rule of `rules.cjs` one trespass that must wake it, and beside them some steps that are allowed and
 * must wake nobody. `t` and `u` in a path stand for file names of the rule's own.
 * @typedef {Record<string, string>} Files path -> text
 */

/** A file that uses another one's values. @param {string} path */
const use = path => `import * as other from '${path}'\nexport const value = other\n`
/** A file that only names another one's types. @param {string} path */
const name = path => `import type * as Other from '${path}'\nexport type Value = typeof Other\n`
const leaf = 'export const leaf = 1\n'

/** @type {Record<string, Files>} */
export const trespasses = {
  'domain-is-pure': { 'server/domain/orders/t.ts': use('node:fs') },
  'shared-is-the-floor': {
    'server/domain/shared/t.ts': use('../orders/u.ts'),
    'server/domain/orders/u.ts': leaf,
  },
  'no-ring-between-areas': {
    'server/domain/left/t.ts': name('../right/t.ts'),
    'server/domain/right/t.ts': use('../left/u.ts'),
    'server/domain/left/u.ts': leaf,
  },
  'services-ask-through-ports': {
    'server/services/orders/t.ts': name('../../adapters/maps/u.ts'),
    'server/adapters/maps/u.ts': leaf,
  },
  'ports-are-only-shapes': {
    'server/services/ports/t.ts': name('../orders/u.ts'),
    'server/services/orders/u.ts': leaf,
  },
  'services-have-one-door': {
    'bots/crew/t.ts': use('../../server/services/orders/u.ts'),
    'server/services/orders/u.ts': leaf,
  },
  'shells-ask-services': {
    'server/api/t.ts': `export const later = () => import('../db/u.ts')\n`,
    'server/db/u.ts': leaf,
  },
  'shells-are-strangers': { 'server/workers/t.ts': use('../api/u.ts'), 'server/api/u.ts': leaf },
  'bots-do-not-know-each-other': { 'bots/crew/t.ts': use('../customer/u.ts'), 'bots/customer/u.ts': leaf },
  'bot-kit-is-underneath': { 'bots/kit/t.ts': use('../customer/u.ts'), 'bots/customer/u.ts': leaf },
  'contracts-are-wire-shapes': {
    'server/contracts/t.ts': name('../domain/orders/u.ts'),
    'server/domain/orders/u.ts': leaf,
  },
  'words-are-underneath': { 'locales/t.ts': use('../bots/kit/u.ts'), 'bots/kit/u.ts': leaf },
  'use-cases-do-not-speak': {
    'server/services/orders/t.ts': use('../../../locales/u.ts'),
    'locales/u.ts': leaf,
  },
  'database-stands-on-the-domain': {
    'server/db/t.ts': use('../services/u.ts'),
    'server/services/u.ts': leaf,
  },
  'adapters-face-inward': { 'server/adapters/maps/t.ts': use('../../db/u.ts'), 'server/db/u.ts': leaf },
  'adapters-fill-ports': {
    'server/adapters/maps/t.ts': name('../../services/orders/u.ts'),
    'server/services/orders/u.ts': leaf,
  },
  'adapters-do-not-know-each-other': {
    'server/adapters/maps/t.ts': use('../files/u.ts'),
    'server/adapters/files/u.ts': leaf,
  },
  'miniapps-see-only-contracts': {
    'miniapps/shop/t.ts': name('../../server/domain/shared/u.ts'),
    'server/domain/shared/u.ts': leaf,
  },
  'miniapps-do-not-know-each-other': {
    'miniapps/shop/t.tsx': use('../driver/u.ts'),
    'miniapps/driver/u.ts': leaf,
  },
  'miniapp-kit-is-underneath': { 'miniapps/kit/t.ts': use('../driver/u.ts'), 'miniapps/driver/u.ts': leaf },
  'sandbox-is-a-stranger': {
    'sandbox/world/t.ts': name('../../server/domain/shared/u.ts'),
    'server/domain/shared/u.ts': leaf,
  },
  'nobody-leans-on-the-sandbox': {
    'bots/kit/t.ts': use('../../sandbox/world/u.ts'),
    'sandbox/world/u.ts': leaf,
  },
  'sandbox-page-sees-the-contract': {
    'sandbox/client/t.tsx': `export { leaf } from '../world/u.ts'\nexport const page = <p>hello</p>\n`,
    'sandbox/world/u.ts': leaf,
  },
  'nobody-imports-the-wiring': {
    'server/adapters/maps/t.ts': use('../../main/u.ts'),
    'server/main/u.ts': leaf,
  },
  'environment-is-read-once': { 'server/workers/t.ts': use('../env.ts') },
  'nobody-leans-on-scripts': { 'server/main/t.ts': use('../../scripts/u.mjs'), 'scripts/u.mjs': leaf },
  'Postgres-has-its-home': { 'server/main/t.ts': use('pg') },
  'rows-have-their-home': { 'server/main/t.ts': name('../../prisma/client/client.ts') },
  'BullMQ-has-its-home': { 'server/main/t.ts': use('bullmq') },
  'Redis-has-its-home': { 'server/api/t.ts': use('ioredis') },
  'Fastify-has-its-home': { 'bots/kit/t.ts': name('fastify') },
  'grammY-has-its-home': { 'server/api/t.ts': name('grammy') },
  'nothing-depends-on-a-test': { 'server/main/t.ts': use('./u.test.ts'), 'server/main/u.test.ts': leaf },
  'production-does-without-testing': {
    'server/main/t.ts': use('../testing/u.ts'),
    'server/testing/u.ts': leaf,
  },
  'packages-are-declared': { 'server/main/t.ts': use('semver') },
  'production-runs-on-dependencies': { 'server/main/t.ts': use('fast-check') },
  'imports-lead-somewhere': { 'server/main/t.ts': use('./gone.ts') },
  'files-are-used': { 'server/services/orders/t.ts': leaf },
  'shells-do-not-decide': {
    'bots/crew/t.ts': `import { type Kind, leaf } from '../../server/domain/orders/u.ts'\nexport const made: Kind = leaf\n`,
    'server/domain/orders/u.ts': 'export type Kind = number\nexport const leaf = 1\n',
  },
  'no-rings': { 'server/main/t.ts': use('./u.ts'), 'server/main/u.ts': use('./t.ts') },
}

/** @type {Record<string, Files>} */
export const allowed = {
  'a use case opens a transaction': {
    'server/services/orders/t.ts': use('../../db/u.ts'),
    'server/db/u.ts': leaf,
  },
  'a use case computes a hash': { 'server/services/orders/t.ts': use('node:crypto') },
  'a use case names a port': {
    'server/services/orders/t.ts': name('../ports/u.ts'),
    'server/services/ports/u.ts': leaf,
  },
  'a shell names a domain type': {
    'server/api/t.ts': name('../domain/orders/u.ts'),
    'server/domain/orders/u.ts': leaf,
  },
  'a shell catches a refusal': { 'bots/kit/t.ts': use('../../server/domain/refusals.ts') },
  'a shell enters by the door': { 'bots/crew/t.ts': name('../../server/services/index.ts') },
  'the wiring knows everybody': {
    'server/main/t.ts': use('../adapters/maps/u.ts'),
    'server/adapters/maps/u.ts': leaf,
  },
  'a test borrows a database': { 'server/services/orders/t.test.ts': use('../../testing/database.ts') },
  'two types of one room name each other': {
    'server/db/t.ts': name('./u.ts'),
    'server/db/u.ts': name('./t.ts'),
  },
}
