import type { Deps } from '../deps.ts'
import type { DeliveryService } from './api.ts'
import { endShift, pauseShift, readShift, resumeShift, startShift } from './change-shift.ts'
import { deliver, proveByCode, proveByPhoto } from './hand-over.ts'
import {
  arriveAtDropoff,
  arriveAtPickup,
  completeReturn,
  fail,
  pickUp,
  release,
  retry,
  startReturn,
} from './move-delivery.ts'
import { readEarnings, readEarningsByDay } from './read-earnings.ts'
import { readMyTasks, readTask } from './read-task.ts'
import { reportPosition } from './report-position.ts'

/** How orders move: the driver's tasks, shifts, positions and earnings. */
export const buildDelivery = (deps: Deps): DeliveryService => ({
  myTasks: actor => readMyTasks(deps, actor),
  task: (actor, deliveryId) => readTask(deps, actor, deliveryId),
  arriveAtPickup: arriveAtPickup(deps),
  pickUp: pickUp(deps),
  arriveAtDropoff: arriveAtDropoff(deps),
  proveByCode: proveByCode(deps),
  proveByPhoto: proveByPhoto(deps),
  deliver: deliver(deps),
  fail: fail(deps),
  release: release(deps),
  retry: retry(deps),
  startReturn: startReturn(deps),
  completeReturn: completeReturn(deps),
  shift: actor => readShift(deps, actor),
  startShift: startShift(deps),
  pauseShift: pauseShift(deps),
  resumeShift: resumeShift(deps),
  endShift: endShift(deps),
  reportPosition: reportPosition(deps),
  earnings: actor => readEarnings(deps, actor),
  earningsByDay: (actor, input) => readEarningsByDay(deps, actor, input),
})
