import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../domain/people/language.ts'
import { Refusal } from '../../domain/refusals.ts'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import { meetingAt, withoutLocks } from '../../testing/without-locks.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

let lastId = 7_000_000_000n
const meet = (change: Partial<Parameters<TestHouse['services']['people']['meet']>[0]> = {}, at = house) => {
  lastId += 1n
  return at.services.people.meet({ bot: 'crew', telegramId: lastId, firstName: 'Zoe', ...change })
}
const roles = async (userId: string) => {
  const actor = await house.services.people.actorOf(userId)
  return actor.kind === 'person' ? actor.roles.map(({ role }) => role) : []
}
const audited = (action: string) =>
  house.db.prisma.auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } })

describe('meeting somebody', () => {
  test('twice is one person, and the second time they are known', async () => {
    const first = await meet({ firstName: '  Ana  ' })
    const again = await meet({ telegramId: lastId - 0n, firstName: 'Ana' })
    expect(first).toMatchObject({ isNew: true, firstName: 'Ana', phone: null })
    expect(again).toMatchObject({ isNew: false, userId: first.userId })
  })

  test('by three bots, ten times each, at the same moment, is one person', async () => {
    const telegramId = 6_900_000_000n
    const people = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        meet({ telegramId, bot: (['customer', 'crew', 'sales'] as const)[i % 3] ?? 'crew' }),
      ),
    )
    expect(new Set(people.map(({ userId }) => userId)).size).toBe(1)
    expect(await house.db.prisma.botUser.count({ where: { telegramId } })).toBe(3)
    expect(await house.db.prisma.identity.count({ where: { value: telegramId.toString() } })).toBe(1)
  })

  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['ru', 'ru'],
    ['uk', 'ru'],
    ['es-419', 'es'],
    ['pt-br', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ] as const)('language code %s is answered in %s', async (languageCode, language) => {
    const person = await meet(languageCode === undefined ? {} : { languageCode })
    expect(person).toMatchObject({ language, languageIsChosen: false })
  })

  test('the chosen language stays, whatever Telegram says later', async () => {
    const person = await meet({ languageCode: 'ru' })
    await house.services.people.chooseLanguage(person.actor, 'es' satisfies Language)
    expect(await meet({ telegramId: lastId, languageCode: 'en' })).toMatchObject({
      language: 'es',
      languageIsChosen: true,
    })
  })

  test.each([
    ['nothing', '   ', '—'],
    ['a family of emoji', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
    ['right to left', 'אבי', 'אבי'],
    ['markup', '<b>*_[x](y)', '<b>*_[x](y)'],
    ['SQL', `Robert'); drop table users;--`, `Robert'); drop table users;--`],
  ])('a name of %s is kept as it is', async (_what, firstName, kept) => {
    expect((await meet({ firstName })).firstName).toBe(kept)
  })

  test('a very long name is cut, and never in the middle of a sign', async () => {
    const { firstName } = await meet({ firstName: `${'x'.repeat(127)}😀😀` })
    expect(firstName.length).toBeLessThanOrEqual(128)
    expect(firstName).not.toContain('\ufffd')
  })

  test('an id of nobody is nobody', async () => {
    await expect(house.services.people.actorOf('usr_nobody')).rejects.toMatchObject({ code: 'people.absent' })
  })
})

describe('a phone', () => {
  const share = async (contactTelegramId: bigint | null, phone = '+598 99 123 456') => {
    const person = await meet()
    const said = house.services.people.sharePhone(person.actor, {
      phone,
      contactTelegramId,
      senderTelegramId: lastId,
    })
    return { said, again: async () => (await meet({ telegramId: lastId })).phone }
  }

  test('is kept when it is the sender’s own', async () => {
    const { said, again } = await share(lastId + 1n)
    expect(await said).toBe('+59899123456')
    expect(await again()).toBe('+59899123456')
  })

  test.each([
    ['somebody else’s', 1n, '+59899123456', 'people.foreign-contact'],
    ['nobody’s', null, '+59899123456', 'people.foreign-contact'],
  ] as const)('%s is not taken', async (_what, owner, phone, code) => {
    const { said, again } = await share(owner, phone)
    await expect(said).rejects.toMatchObject({ code })
    expect(await again()).toBeNull()
  })

  test('that is none is not taken', async () => {
    const { said } = await share(lastId + 1n, 'call me')
    await expect(said).rejects.toMatchObject({ code: 'people.bad-phone' })
  })
})

describe('being out of reach', () => {
  const row = (telegramId: bigint) =>
    house.db.prisma.botUser.findUniqueOrThrow({ where: { bot_telegramId: { bot: 'crew', telegramId } } })

  test('is noted and told once, and is over when they speak again', async () => {
    const { userId } = await meet()
    const telegramId = lastId
    const { people } = house.services
    await people.markUnreachable('crew', telegramId)
    await people.markUnreachable('crew', telegramId)
    await people.markUnreachable('sales', telegramId)
    expect((await row(telegramId)).isReachable).toBe(false)
    const told = await house.db.prisma.outboxEvent.findMany({ where: { type: 'person.blocked-bot' } })
    expect(told.map(({ payload }) => payload)).toMatchObject([{ userId, bot: 'crew' }])
    await people.markReachable('crew', telegramId)
    expect(await row(telegramId)).toMatchObject({ isReachable: true, blockedAt: null })
    await people.markUnreachable('crew', telegramId)
    await meet({ telegramId })
    expect(await row(telegramId)).toMatchObject({ isReachable: true, blockedAt: null })
  })
})

describe('an invite', () => {
  const invite = (role: 'driver' | 'dispatcher' | 'sales', change: object = {}) =>
    house.services.people.inviteStaff(system, { role, branchId: town.branchId, ...change })
  const refusal = async (payload: string): Promise<string> => {
    const person = await meet()
    const error = await house.services.people.joinByInvite(person.actor, payload).then(
      () => new Error('joined'),
      (thrown: unknown) => thrown,
    )
    expect(await roles(person.userId)).toEqual([])
    return error instanceof Refusal ? error.code : String(error)
  }

  test('gives its role, what the role needs, and fits a link', async () => {
    const { payload } = await invite('driver')
    expect(payload).toMatch(/^[\w-]{1,64}$/)
    const person = await meet()
    const joined = await house.services.people.joinByInvite(person.actor, payload)
    expect(joined).toEqual({ role: 'driver', branchId: town.branchId, isNew: true })
    const actor = await house.services.people.actorOf(person.userId)
    expect(actor).toMatchObject({ driverId: expect.stringMatching(/^drv_/) })
    expect((await audited('staff.joined')).at(-1)).toMatchObject({
      actorId: person.userId,
      subject: person.userId,
      after: { role: 'driver', branchId: town.branchId },
    })
  })

  test('forged, cut, foreign or made up is worth nothing', async () => {
    const { payload } = await invite('driver')
    const last = payload.at(-1) === 'A' ? 'B' : 'A'
    const other = await invite('driver')
    const mixed = `${payload.split('-')[0]}-${other.payload.slice(other.payload.indexOf('-') + 1)}`
    const forged = [
      `${payload.slice(0, -1)}${last}`,
      payload.slice(0, -1),
      `${payload}x`,
      mixed,
      'inv_1-x',
      '',
      '🙂',
    ]
    for (const text of forged) expect(await refusal(text)).toBe('people.invite-invalid')
  })

  test('is over after its time', async () => {
    const { payload, expiresAt } = await invite('driver', { validHours: 1 })
    const now = house.clock.now()
    house.clock.set(new Date(expiresAt.getTime() + 1))
    expect(await refusal(payload)).toBe('people.invite-expired')
    house.clock.set(now)
  })

  test('is used up after its uses; joining twice uses nothing up', async () => {
    const { payload, inviteId } = await invite('driver', { maxUses: 2 })
    const { people } = house.services
    const first = await meet()
    await people.joinByInvite(first.actor, payload)
    expect(await people.joinByInvite(first.actor, payload)).toMatchObject({ isNew: false })
    expect((await house.db.prisma.staffInvite.findUniqueOrThrow({ where: { id: inviteId } })).uses).toBe(1)
    await people.joinByInvite((await meet()).actor, payload)
    expect(await refusal(payload)).toBe('people.invite-used-up')
    expect(await people.joinByInvite(first.actor, payload)).toMatchObject({ isNew: false })
  })

  test('is written by those who may, for the roles they may, and is in the book', async () => {
    const dispatcher = await house.dispatcher()
    const driver = await house.driverOnShift()
    const { people } = house.services
    const may = (
      actor: typeof driver,
      role: 'driver' | 'dispatcher' | 'sales' | 'owner',
      branchId?: string,
    ) =>
      people.inviteStaff(actor, branchId === undefined ? { role } : { role, branchId }).then(
        ({ inviteId }) => inviteId,
        (error: { code: string }) => error.code,
      )
    const made = await may(dispatcher, 'driver', town.branchId)
    expect(made).toMatch(/^inv_/)
    expect(await audited('staff.invited')).toContainEqual(
      expect.objectContaining({ actorId: dispatcher.userId, subject: made }),
    )
    expect(await may(dispatcher, 'driver', 'brn_another')).toBe('people.not-allowed')
    expect(await may(dispatcher, 'driver')).toBe('people.not-allowed')
    for (const role of ['dispatcher', 'sales', 'owner'] as const)
      expect(await may(dispatcher, role, town.branchId)).toBe('people.not-allowed')
    expect(await may(driver, 'driver', town.branchId)).toBe('people.not-allowed')
    expect(await may(await house.customer(), 'driver', town.branchId)).toBe('people.not-allowed')
  })

  test('a role taken back is gone at the very next thing they ask, and can be given anew', async () => {
    const driver = await house.driverOnShift('Gone')
    const dispatcher = await house.dispatcher()
    const { people, delivery } = house.services
    const which = { userId: driver.userId, role: 'driver', branchId: town.branchId } as const
    await expect(people.revokeRole(driver, which)).rejects.toMatchObject({ code: 'people.not-allowed' })
    await people.revokeRole(dispatcher, which)
    await people.revokeRole(dispatcher, which)
    expect(await roles(driver.userId)).toEqual([])
    expect(await audited('role.revoked')).toHaveLength(1)
    expect(await house.db.prisma.outboxEvent.count({ where: { type: 'role.revoked' } })).toBe(1)
    const now = await people.actorOf(driver.userId)
    await expect(delivery.myTasks(now)).rejects.toMatchObject({ code: 'people.not-allowed' })
    const { payload } = await invite('driver')
    await people.joinByInvite(driver, payload)
    const back = await people.actorOf(driver.userId)
    expect(await delivery.shift(back)).toMatchObject({ driverId: driver.driverId })
  })

  test('the staff of a branch is seen by its dispatcher and by nobody below', async () => {
    const dispatcher = await house.dispatcher()
    const names = (await house.services.people.staff(dispatcher)).map(({ name }) => name)
    expect(names).toContain('Diego')
    await expect(house.services.people.staff(await house.driverOnShift())).rejects.toMatchObject({
      code: 'people.not-allowed',
    })
  })
})

describe('the last place of an invite', () => {
  const race = async (at: TestHouse): Promise<{ joined: number; broke: unknown[]; granted: number }> => {
    const { payload, inviteId } = await at.services.people.inviteStaff(system, {
      role: 'driver',
      branchId: town.branchId,
      maxUses: 1,
    })
    const people = []
    for (let i = 0; i < 20; i++) people.push(await meet({}, at))
    const results = await Promise.allSettled(
      people.map(({ actor }) => at.services.people.joinByInvite(actor, payload)),
    )
    return {
      joined: results.filter(({ status }) => status === 'fulfilled').length,
      broke: results.flatMap(result =>
        result.status === 'rejected' && !(result.reason instanceof Refusal) ? [result.reason] : [],
      ),
      granted: await at.db.prisma.roleGrant.count({ where: { inviteId } }),
    }
  }

  test('goes to one of twenty', async () => {
    expect(await race(house)).toEqual({ joined: 1, broke: [], granted: 1 })
  })

  test('without the lock goes to several', async () => {
    const meeting = meetingAt('staff_invites')
    const unlocked = await openTestHouse(db => withoutLocks(db, meeting))
    meeting.begin()
    try {
      expect((await race(unlocked)).granted).toBeGreaterThan(1)
    } finally {
      await unlocked.close()
    }
  })
})
