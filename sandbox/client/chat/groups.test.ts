import { Keyboard } from 'grammy'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ChatView } from '../../api/contract.ts'
import { onePixelPng } from '../../testing/one-pixel.ts'
import {
  ANN,
  BOB,
  LOOKING_MS,
  openRoom,
  phoneOf,
  type Room,
  said,
  violationsEverywhere,
} from '../testing/client-room.ts'

let room: Room

beforeAll(async () => {
  room = await openRoom()
  await room.greet(ANN)
  await room.greet(BOB)
})
afterAll(() => room?.close())
afterEach(async () => {
  expect(await room.clear()).toEqual([])
})

const both = `${ANN}@shop_bot,${BOB}@shop_bot`
const poll = (more: object) =>
  room.shop.ok('sendPoll', {
    chat_id: ANN,
    question: 'Which?',
    options: [{ text: 'Left' }, { text: 'Right' }],
    ...more,
  })

describe('a poll', () => {
  it('is voted in and shows its bars; the vote can be taken back', async () => {
    await poll({ question: 'Tea or coffee?', is_anonymous: false })
    const page = await room.page(`${ANN}@shop_bot`)
    const box = phoneOf(page, ANN).locator('.poll').last()
    await box.getByText('Public poll').waitFor()
    await box.getByRole('button', { name: 'Left' }).click()
    await box.getByText('100%').waitFor()
    await box.getByText('your vote').waitFor({ state: 'attached' })
    await box.getByText('1 vote').waitFor()
    await box.getByRole('button', { name: 'Take my vote back' }).click()
    await box.getByText('No votes yet').waitFor()
  })

  it('takes several answers at once', async () => {
    await poll({ question: 'What else?', allows_multiple_answers: true, is_anonymous: false })
    const page = await room.page(`${ANN}@shop_bot`)
    const box = phoneOf(page, ANN).locator('.poll').last()
    expect(await box.getByRole('button', { name: 'Vote' }).isDisabled()).toBe(true)
    await box.getByRole('button', { name: 'Left' }).click()
    await box.getByRole('button', { name: 'Right' }).click()
    await box.getByRole('button', { name: 'Vote' }).click()
    await box.getByText('your vote').nth(1).waitFor({ state: 'attached' })
  })

  it('as a quiz tells right from wrong and why, and says when it is closed', async () => {
    const quiz = {
      type: 'quiz',
      correct_option_ids: [1],
      correct_option_id: 1,
      explanation: 'Right is right',
    }
    const sent = await poll({ question: 'Where?', ...quiz })
    const page = await room.page(`${ANN}@shop_bot`)
    const box = phoneOf(page, ANN).locator('.poll').last()
    await box.getByRole('button', { name: 'Left' }).click()
    await box.getByText('wrong answer').waitFor({ state: 'attached' })
    await box.getByText('right answer').waitFor({ state: 'attached' })
    await box.getByText('Right is right').waitFor()
    await room.shop.ok('stopPoll', { chat_id: ANN, message_id: sent.message_id })
    await box.getByText('Final results').waitFor()
  })

  it(
    'has nothing for axe to find, in any width, language or theme',
    async () => {
      await poll({ question: 'How many?', allows_multiple_answers: true, is_anonymous: false })
      const page = await room.page(`${ANN}@shop_bot`)
      await phoneOf(page, ANN).locator('.poll').last().getByRole('button').first().click()
      expect(await violationsEverywhere(page, '.log')).toEqual([])
    },
    LOOKING_MS,
  )
})

describe('a forum', () => {
  it('gets topics, and lets them be renamed, closed, reopened and deleted', async () => {
    const page = await room.page(`${ANN}@${room.deskId}`)
    const ann = phoneOf(page, ANN)
    const choose = async (name: string) => {
      await ann.getByRole('button', { name: 'Topic menu' }).click()
      await ann.getByRole('menuitem', { name }).click()
    }
    const name = page.getByLabel('Name of the topic')
    await choose('New topic')
    await name.fill('Returns')
    await name.press('Enter')
    await ann.getByRole('button', { name: 'Returns', exact: true }).waitFor()
    await choose('Rename the topic')
    await name.fill('Refunds')
    await name.press('Enter')
    await ann.getByRole('button', { name: 'Refunds', exact: true }).waitFor()
    await choose('Close the topic')
    await said(ann, 'The topic was closed')
    await choose('Reopen the topic')
    await said(ann, 'The topic was opened again')
    await choose('Delete the topic with its messages')
    await ann.getByRole('button', { name: 'Refunds', exact: true }).waitFor({ state: 'detached' })
  })
})

describe('a group', () => {
  it('made in the client becomes a supergroup, and every window that shows it follows', async () => {
    const page = await room.page(both)
    const ann = phoneOf(page, ANN)
    await ann.getByRole('button', { name: 'Window menu' }).click()
    await ann.getByRole('menuitem', { name: 'New group' }).click()
    const dialog = page.getByRole('dialog', { name: 'New group' })
    await dialog.getByLabel('Name of the group').fill('Neighbours')
    await dialog.getByLabel('Basic group').check()
    await dialog.getByLabel('Shop').check()
    await dialog.getByLabel('Боб').check()
    await dialog.getByRole('button', { name: 'Create' }).click()
    await ann.getByRole('heading', { name: 'Neighbours' }).waitFor()
    const bob = phoneOf(page, BOB)
    await bob.getByRole('button', { name: /Back/ }).click()
    await bob.getByRole('button', { name: /Neighbours/ }).click()
    await ann.getByRole('button', { name: 'Chat menu' }).click()
    await ann.getByRole('menuitem', { name: 'Upgrade to a supergroup' }).click()
    for (const phone of [ann, bob]) {
      await said(phone, 'The group became a supergroup')
      await phone.getByRole('textbox', { name: 'Message' }).fill('after it')
      await phone.getByRole('textbox', { name: 'Message' }).press('Enter')
      await said(phone, 'after it')
    }
  })

  it('is joined by its invite link, or asked to', async () => {
    const group = await room.human<ChatView>('POST', '/chats', {
      title: 'Couriers',
      ownerId: BOB,
      bots: ['shop_bot'],
    })
    const open = await room.shop.ok('createChatInviteLink', { chat_id: group.id })
    const asking = await room.shop.ok('createChatInviteLink', {
      chat_id: group.id,
      creates_join_request: true,
    })
    const links = `${asking.invite_link} or ${open.invite_link}`
    await room.shop.ok('sendMessage', { chat_id: ANN, text: links })
    const page = await room.page(`${ANN}@shop_bot`)
    const ann = phoneOf(page, ANN)
    await ann.getByRole('link', { name: asking.invite_link }).click()
    await ann.getByText('You have asked to join').waitFor()
    await ann.getByRole('link', { name: open.invite_link }).click()
    await ann.getByRole('heading', { name: 'Couriers' }).waitFor()
  })

  it('and people are shared by the keyboard’s buttons', async () => {
    const keyboard = new Keyboard()
      .requestUsers('Pick people', 1, { max_quantity: 3 })
      .row()
      .requestChat('Pick a group', 2, { chat_is_channel: false })
    await room.shop.ok('sendMessage', { chat_id: ANN, text: 'Pick', reply_markup: keyboard })
    const page = await room.page(`${ANN}@shop_bot`)
    const ann = phoneOf(page, ANN)
    await ann.getByRole('button', { name: 'Pick people' }).click()
    const people = page.getByRole('dialog', { name: 'Choose up to 3 people' })
    await people.getByRole('button', { name: /Боб/ }).click()
    await people.getByRole('button', { name: 'Share (1)' }).click()
    await said(ann, 'Shared: Боб')
    await ann.getByRole('button', { name: 'Pick a group' }).click()
    await page.getByRole('dialog', { name: 'Choose a group' }).getByRole('button', { name: 'Desk' }).click()
    await said(ann, 'Shared a chat')
  })
})

describe('a face', () => {
  it('is one’s own photo as soon as it is set; a bot shows its page', async () => {
    const page = await room.page(`${ANN}@shop_bot`)
    const ann = phoneOf(page, ANN)
    await ann.getByRole('button', { name: 'Window menu' }).click()
    await ann.getByRole('menuitem', { name: 'Edit this person' }).click()
    const file = { name: 'me.png', mimeType: 'image/png', buffer: onePixelPng }
    await page.getByLabel('Choose a photo').setInputFiles(file)
    await page.getByRole('dialog').locator('img.avatar').waitFor()
    await page.keyboard.press('Escape')
    await ann.locator('.window-bar img.avatar').waitFor()
    await ann.getByRole('button', { name: 'about this bot' }).click()
    const about = page.getByRole('dialog', { name: 'Shop' })
    await about.getByText('@shop_bot').waitFor()
    await about.getByRole('button', { name: 'Stop and block the bot' }).click()
    await about.getByRole('button', { name: 'Unblock the bot' }).click()
    await about.getByRole('button', { name: 'Stop and block the bot' }).waitFor()
  })
})
