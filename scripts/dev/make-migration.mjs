import { spawn } from 'node:child_process'
import { openGround } from './ground.mjs'
import { inRoot, ROOT } from './paths.mjs'
import { setUp } from './setup.mjs'
import { step } from './steps.mjs'
import { Trouble } from './trouble.mjs'

/**
 * @param {string[]} args handed to `prisma migrate dev`
 * @returns {Promise<number>} its exit code
 */
export async function makeMigration(args) {
  if (!args.includes('--name')) throw new Trouble('Say what changes: npm run migration -- --name add-slots')
  await setUp()
  const ground = await openGround({
    name: 'migration',
    isDisposable: true,
    env: { ...process.env, DATABASE_URL: '' },
  })
  try {
    const { url } = await step('Scratch database', async () => await emptied((await ground.postgres()).url))
    const env = {
      ...process.env,
      DATABASE_URL: url,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    }
    const cli = [inRoot('node_modules/prisma/build/index.js'), 'migrate', 'dev', ...args]
    const code = await new Promise(resolve =>
      spawn(process.execPath, cli, { cwd: ROOT, env, stdio: 'inherit' }).once('exit', resolve),
    )
    if (code !== 0)
      throw new Trouble('Prisma made no migration: put right what it says above and run this again.')
    await setUp()
    return 0
  } finally {
    await ground.leave()
  }
}

/**
 * A database without tables on the same server, so that Prisma never finds anything to warn of.
 * @param {string} url
 */
async function emptied(url) {
  const { default: pg } = await import('pg')
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query('drop database if exists scratch with (force)')
  await admin.query('create database scratch')
  await admin.end()
  return { url: Object.assign(new URL(url), { pathname: '/scratch' }).href }
}
