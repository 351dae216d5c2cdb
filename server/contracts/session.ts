import { z } from 'zod'
import { instant, text } from './shared.ts'

/** The mini apps. An app decides which bot vouches for its people and in which roles they act there. */
export const appNames = ['shop', 'driver', 'dispatch', 'sales', 'admin'] as const
export type AppName = (typeof appNames)[number]

const anInitData =
  'query_id=AAE&user=%7B%22id%22%3A1%2C%22first_name%22%3A%22Ana%22%7D&auth_date=1700000000&hash=00'

export const signInParams = z.object({ app: z.enum(appNames) })
export const signInBody = z
  .object({
    initData: text(8192).describe('`Telegram.WebApp.initData` as it is; each launch signs in once.'),
    attempt: z
      .string()
      .regex(/^[\w-]{16,100}$/)
      .optional()
      .describe(
        'Made by chance on the phone for this launch: whoever lost the answer gets the same session again, for a minute.',
      ),
  })
  .meta({ examples: [{ initData: anInitData, attempt: '5f2c1c9e-0b7a-4a52-9d0e-3b1f0f6f1a11' }] })

/** Refresh tokens change with every use; one that was used before ends the session. */
export const refreshBody = z
  .object({ refreshToken: text(300) })
  .meta({ examples: [{ refreshToken: 'ses_0000000000aaaaaaaa.c2VjcmV0.c2lnbmF0dXJl' }] })

export const person = z.object({
  userId: z.string(),
  firstName: z.string(),
  language: z.enum(['en', 'ru', 'es']),
  phone: z.string().nullable(),
  driverId: z.string().nullable(),
  roles: z.array(z.string()).describe('The roles this person has in this app, at this moment.'),
})

export const openSession = z.object({
  accessToken: z.string().describe('Bearer token for 15 minutes.'),
  expiresAt: instant,
  refreshToken: z.string(),
  refreshUntil: instant,
  broughtBy: z
    .string()
    .nullable()
    .describe('The name of the rep whose link (`?startapp=ref_…`) brought this person just now'),
  person,
})

export const languageBody = z
  .object({ language: z.enum(['en', 'ru', 'es']) })
  .meta({ examples: [{ language: 'es' }] })
