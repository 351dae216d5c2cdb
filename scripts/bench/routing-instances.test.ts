import { expect, test } from 'vitest'
import { readInstance } from './routing-instances.ts'

test('reads customers of Solomon as things on board at the depot', () => {
  const problem = readInstance(`R9

VEHICLE
NUMBER     CAPACITY
  2         20

CUSTOMER
CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

    0      0   0    0    0   100    0
    1      3   4    7   10    50    5
`)
  expect(problem.jobs).toEqual([
    { pickup: null, dropOff: 1, load: 7, cash: 0, onlyVehicle: null, barred: null },
  ])
  expect(problem.vehicles).toHaveLength(2)
  expect(problem.vehicles[0]).toMatchObject({ start: 0, end: 0, capacity: 20, startsAt: 0, endsBy: 100 })
  expect([...problem.cost]).toEqual([0, 5, 5, 0])
  expect([problem.earliest[1], problem.latest[1], problem.serviceMinutes[1]]).toEqual([10, 50, 5])
})

test('reads pairs of Li and Lim once each, from the pickup', () => {
  const problem = readInstance(
    ['1 9 1', '0 0 0 0 0 90 0 0 0', '1 1 0 -4 0 90 2 2 0', '2 2 0 4 0 80 3 0 1'].join('\r\n'),
  )
  expect(problem.jobs).toEqual([{ pickup: 2, dropOff: 1, load: 4, cash: 0, onlyVehicle: null, barred: null }])
})
