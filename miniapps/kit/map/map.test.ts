import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTown } from '../../../scripts/town/build.ts'
import { type MapRoom, mapStands, openMapRoom } from './testing/map-room.ts'

let room: MapRoom
beforeAll(async () => {
  room = await openMapRoom(buildTown)
}, 120_000)
afterAll(async () => {
  await room.close()
})

const opened = async (query: string, look?: Parameters<MapRoom['page']>[1]): Promise<Page> => {
  const page = await room.page(query, look)
  await mapStands(page)
  return page
}

test('a map stands without asking anybody else, with its credit in sight', async () => {
  const page = await opened('page=board&still=1')
  await page.getByText('© OpenStreetMap contributors').waitFor()
  expect(await page.evaluate(() => window.seen.readies)).toBe(1)
  expect([room.strayed, room.troubles]).toEqual([[], []])
  await page.context().close()
})
