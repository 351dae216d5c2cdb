import { failureReasons } from '../../server/services/index.ts'
import { idField, numberField, tapBook, unitsField, wordField } from '../kit/taps.ts'

const tap = tapBook()

export const languageTap = tap('lang', wordField(['en', 'ru', 'es']))

/** Driver: shift. */
export const shiftTap = tap('shift', wordField(['show', 'start', 'pause', 'resume', 'end']))

/** Driver: offers, by the offer and its version. */
export const acceptTap = tap('accept', idField('ofr'), numberField)
export const declineTap = tap('decline', idField('ofr'), numberField)

/** Driver: steps of a delivery, by its version. */
export const steps = [
  'arrive-pickup',
  'pick-up',
  'arrive-dropoff',
  'deliver',
  'retry',
  'return',
  'returned',
  'release',
  'release-sure',
] as const
export const stepTap = tap('step', wordField(steps), idField('dlv'), numberField)
export const failTap = tap('fail', idField('dlv'), numberField)
export const failReasonTap = tap('why', wordField(failureReasons), idField('dlv'), numberField)
export const proofTap = tap('proof', wordField(['code', 'photo']), idField('dlv'))
export const taskTap = tap('task', idField('dlv'))

/** Cash. */
export const handOverTap = tap('hand-over', wordField(['ask', 'all', 'other']), unitsField)
export const settleTap = tap('settle', idField('csh'), numberField, unitsField)
export const settleOtherTap = tap('settle-other', idField('csh'), numberField)

/** Dispatcher: an order, by its version. */
export const orderActions = [
  'confirm',
  'prepare',
  'ready',
  'reject',
  'reject-sure',
  'cancel',
  'cancel-sure',
] as const
export const orderTap = tap('order', wordField(orderActions), idField('ord'), numberField)
export const showOrderTap = tap('show', idField('ord'))
export const driversTap = tap('drivers', idField('dlv'), numberField)
export const assignTap = tap('as', idField('dlv'), idField('drv'), numberField)
export const unassignTap = tap('unassign', idField('dlv'), numberField)
export const searchTap = tap('search', idField('dlv'), numberField)
export const whereTap = tap('where', idField('drv'))

/** Everybody: closing a small screen, inviting, talking. */
export const closeTap = tap('close')
export const inviteTap = tap(
  'invite',
  wordField(['driver', 'dispatcher', 'sales', 'support', 'admin', 'owner']),
)
export const talkTap = tap('talk', wordField(['driver', 'dispatcher', 'crew']), idField('ord'))
export const replyTap = tap('reply', idField('cnv'))
export const stopTalkTap = tap('stop-talk')
