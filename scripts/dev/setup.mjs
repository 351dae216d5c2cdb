import { installPackages } from './install.mjs'
import { generatePrismaClient } from './prisma-client.mjs'
import { step } from './steps.mjs'

/** What every command needs before it can import a package: the packages, and the Prisma client. */
export async function setUp() {
  await installPackages()
  await step('Prisma client', async tell => tell((await generatePrismaClient()) ? 'generated' : 'up to date'))
}
