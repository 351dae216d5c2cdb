import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Autopilot } from './autopilot.ts'
import { pause } from './chance.ts'
import { openDesk } from './desk.ts'
import { playPrelude } from './prelude.ts'
import { openTown } from './street.ts'

/** The demo is shown even when the staff are slow to come. */
const longestPreludeMs = 8_000

const { values } = parseArgs({
  options: {
    telegram: { type: 'string' },
    port: { type: 'string', default: '0' },
    town: { type: 'string' },
    panels: { type: 'string' },
    'customer-bot': { type: 'string' },
    'crew-bot': { type: 'string' },
    'sales-bot': { type: 'string' },
  },
})
const need = (name: keyof typeof values): string => {
  const value = values[name]
  if (value === undefined) throw new Error(`The autopilot needs --${name}.`)
  return value
}

const telegram = need('telegram')
const bots = { customer: need('customer-bot'), crew: need('crew-bot'), sales: need('sales-bot') }
const log = (line: string): void => console.log(`${new Date().toISOString()} ${line}`)
const autopilot = new Autopilot({ telegram, bots, town: openTown(need('town')), log })
const desk = await openDesk(autopilot, Number(values.port))
if (values.panels) await writeFile(values.panels, JSON.stringify([{ title: 'Autopilot', url: desk.url }]))

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    autopilot.stop()
    desk.close()
    process.exit(0)
  })

const prelude = playPrelude(telegram, bots, log)
await Promise.race([prelude, pause(longestPreludeMs)])
console.log(`autopilot ready ${desk.url}`)
await prelude
autopilot.start()
