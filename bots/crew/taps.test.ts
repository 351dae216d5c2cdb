import { expect, test } from 'vitest'
import { makeId } from '../../server/domain/shared/ids.ts'
import { failureReasons } from '../../server/services/index.ts'
import {
  assignTap,
  failReasonTap,
  handOverTap,
  orderActions,
  orderTap,
  settleTap,
  steps,
  stepTap,
} from './taps.ts'

const bytes = new Uint8Array(5)
const ids = {
  dlv: makeId('dlv', 4e12, bytes),
  drv: makeId('drv', 4e12, bytes),
  ord: makeId('ord', 4e12, bytes),
  csh: makeId('csh', 4e12, bytes),
}
const largestVersion = 9999

test('every tap fits Telegram’s 64 bytes at its longest', () => {
  for (const step of steps) expect(() => stepTap.pack(step, ids.dlv, largestVersion)).not.toThrow()
  for (const reason of failureReasons)
    expect(() => failReasonTap.pack(reason, ids.dlv, largestVersion)).not.toThrow()
  for (const action of orderActions)
    expect(() => orderTap.pack(action, ids.ord, largestVersion)).not.toThrow()
  expect(() => assignTap.pack(ids.dlv, ids.drv, largestVersion)).not.toThrow()
  expect(() => settleTap.pack(ids.csh, largestVersion, 99_999_999_999n)).not.toThrow()
  expect(() => handOverTap.pack('other', 99_999_999_999n)).not.toThrow()
})
