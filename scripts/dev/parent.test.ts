import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '../../server/testing/scratch-folder.ts'
import { isAlive } from './lock.mjs'
import { isGoneWithin, parentOf } from './process-look.mjs'

test('the parent of a process is found, whatever its name is', () => {
  const child = spawn(process.execPath, ['-e', 'process.title = "a) b (c"; setInterval(() => {}, 1000)'])
  expect(parentOf(child.pid ?? 0)).toBe(process.pid)
  child.kill('SIGKILL')
  expect(parentOf(2 ** 30)).toBe(0)
})

/** npm, as far as we can tell: a process that starts a shell that starts ours. */
async function startUnder(environment: NodeJS.ProcessEnv): Promise<{ npm: number; ours: number }> {
  const folder = await scratchFolder()
  const ours = path.join(folder, 'ours.mjs')
  const pidFile = path.join(folder, 'pid')
  await writeFile(
    ours,
    `import fs from 'node:fs'
     const { watchNpm } = await import(${JSON.stringify(new URL('./parent.mjs', import.meta.url).href)})
     watchNpm(() => process.exit(7))
     setInterval(() => {}, 1000)
     fs.writeFileSync(${JSON.stringify(pidFile)}, String(process.pid))`,
  )
  const shell = `'${process.execPath}' '${ours}'; true`
  const script = `require('child_process').spawn('sh', ['-c', ${JSON.stringify(shell)}], { stdio: 'ignore' }); setInterval(() => {}, 1000)`
  const npm = spawn(process.execPath, ['-e', script], {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  })
  await expect.poll(() => readFile(pidFile, 'utf8').catch(() => ''), { timeout: 5000 }).not.toBe('')
  return { npm: npm.pid ?? 0, ours: Number(await readFile(pidFile, 'utf8')) }
}

test('a command ends when the npm that started it is killed with -9, with the shell between them alive', async () => {
  const { npm, ours } = await startUnder({ npm_lifecycle_event: 'demo' })
  process.kill(npm, 'SIGKILL')
  expect(await isGoneWithin(ours, 5000)).toBe(true)
})

test('a command started without npm stays when its starter goes', async () => {
  const { npm, ours } = await startUnder({ npm_lifecycle_event: undefined })
  process.kill(npm, 'SIGKILL')
  expect(await isGoneWithin(ours, 2500)).toBe(false)
  expect(isAlive(ours)).toBe(true)
  process.kill(ours, 'SIGKILL')
})
