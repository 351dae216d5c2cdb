/**
 * Prints a link that makes whoever opens it first the owner. For a new installation, or when the last owner has gone.
 * Reads the same environment as the product.
 */
import { existsSync } from 'node:fs'
import { Api } from 'grammy'
import { readEnv } from '../../server/env.ts'
import { compose } from '../../server/main/compose.ts'

if (existsSync('.env')) process.loadEnvFile('.env')
const env = readEnv(process.env)
const house = await compose(env)
try {
  const { username } = await new Api(env.tokens.crew, { apiRoot: env.telegram.apiRoot }).getMe()
  const invite = await house.services.people.inviteStaff(
    { kind: 'system' },
    { role: 'owner', label: 'first owner', validHours: 24 },
  )
  console.log(`https://t.me/${username}?start=${invite.payload}`)
  console.log(`It works once, until ${invite.expiresAt.toISOString()}.`)
} finally {
  await house.close()
}
