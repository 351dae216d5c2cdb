import { idField, numberField, tapBook, unitsField, wordField } from '../kit/taps.ts'
import { degreesField } from './address/degrees.ts'
import { choiceField, fingerprintField } from './shop/choice.ts'

const tap = tapBook()

/** Everywhere: a button that only shows something, and the one that leaves a question. */
export const stillTap = tap('still')
export const leaveTap = tap('leave')

/** The shop: categories, a page of one, a product (and the page it was on), a choice, putting it into the cart. */
export const shopTap = tap('shop')
export const categoryTap = tap('cat', idField('cat'), numberField)
export const productTap = tap('prd', idField('prd'), numberField)
export const pickTap = tap('pick', idField('prd'), numberField, fingerprintField, choiceField)
/** Carries the cart's version besides: tapped twice it is one adding. */
export const putTap = tap('put', idField('prd'), numberField, fingerprintField, choiceField, numberField)
export const fullTap = tap('full', numberField)

/** The cart: a page of its lines, a line's new quantity, and what goes with it. */
export const cartTap = tap('cart', numberField)
export const lineTap = tap('line', idField('lin'), numberField, numberField)
export const clearTap = tap('clear')
export const clearSureTap = tap('clear-sure')
export const noteTap = tap('note')
export const noteAwayTap = tap('note-away')
export const promosTap = tap('promos')
export const promoAskTap = tap('promo-ask')
/** Which of the cart's codes, and the version of the cart in which it was that one: a code may be too long for a button. */
export const promoAwayTap = tap('promo-away', numberField, numberField)
export const tipsTap = tap('tips')
export const tipTap = tap('tip', unitsField)
export const tipOwnTap = tap('tip-own')
export const payTap = tap('pay')
/** What the customer will hand over; 0 means the exact sum. */
export const cashTap = tap('cash', unitsField)
export const cashOwnTap = tap('cash-own')
export const timeTap = tap('time')
/** A day as 20261123, on the branch's calendar. */
export const dayTap = tap('day', numberField)
export const slotTap = tap('slot', idField('slt'))
export const soonTap = tap('soon')
export const checkoutTap = tap('checkout')
/** By the cart's version and the total that was seen. */
export const placeTap = tap('place', numberField, unitsField)

/** Addresses. */
export const whereTap = tap('where')
export const savedTap = tap('saved', idField('adr'))
export const forgetTap = tap('forget', idField('adr'))
export const foundTap = tap('found', degreesField, degreesField)
export const doorTap = tap('door')

/** Orders: a page before an instant (milliseconds), one order, and what can be done with it. */
export const ordersTap = tap('orders', unitsField)
export const showTap = tap('show', idField('ord'))
export const cancelTap = tap('cancel', idField('ord'))
/** By the order's version. */
export const cancelSureTap = tap('cancel-sure', idField('ord'), numberField)
export const rateTap = tap('rate', idField('ord'), numberField)
export const reviewTap = tap('review', idField('ord'))
export const againTap = tap('again', idField('ord'))

/** Talking: to whom, an answer in a conversation, the end of it. */
export const driverTap = tap('driver', idField('ord'))
export const dispatcherTap = tap('dispatcher', idField('ord'))
export const answerTap = tap('answer', wordField(['driver', 'dispatcher']), idField('cnv'))
export const stopTap = tap('stop')
