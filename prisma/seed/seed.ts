import type { Db } from '../../server/db/client.ts'
import type { Files } from '../../server/services/ports/files.ts'
import { writeMenu } from './write-menu.ts'
import { writePeople } from './write-people.ts'
import { writePlaces } from './write-places.ts'
import { writePromos } from './write-promos.ts'

/**
 * Fills the database with the demo's shops, menu, promo codes and people. What is there already stays as it is, also when somebody
 * has changed it since, so this may run at every start and after one that was cut short.
 */
export const seedDemo = async (db: Pick<Db, 'prisma'>, files: Files): Promise<void> => {
  await writePlaces(db)
  await writePeople(db)
  await writeMenu(db, files)
  await writePromos(db)
}
