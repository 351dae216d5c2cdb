import { expect, test } from 'vitest'
import { readInstance as read } from './routing-instances.ts'

const solomon = `R9

VEHICLE
NUMBER     CAPACITY
  2         20

CUSTOMER
CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

    0      0   0    0    0   100    0
    1      3   4    7   10    50    5
    2      6   8    9   20    60    5
`
const pairs = ['1 9 1', '0 0 0 0 0 90 0 0 0', '1 1 0 -4 0 90 2 2 0', '2 2 0 4 0 80 3 0 1'].join('\r\n')

test('reads customers of Solomon as things on board at the depot', () => {
  const problem = read(solomon)
  expect(problem?.jobs).toEqual([
    { pickup: null, dropOff: 1, load: 7, cash: 0, onlyVehicle: null, barred: null },
    { pickup: null, dropOff: 2, load: 9, cash: 0, onlyVehicle: null, barred: null },
  ])
  expect(problem?.vehicles).toHaveLength(2)
  expect(problem?.vehicles[0]).toMatchObject({ start: 0, end: 0, capacity: 20, startsAt: 0, endsBy: 100 })
  expect([...(problem?.cost ?? [])]).toEqual([0, 5, 10, 5, 0, 5, 10, 5, 0])
  expect([problem?.earliest[1], problem?.latest[1], problem?.serviceMinutes[1]]).toEqual([10, 50, 5])
})

test('reads pairs of Li and Lim once each, from the pickup', () => {
  expect(read(pairs)?.jobs).toEqual([
    { pickup: 2, dropOff: 1, load: 4, cash: 0, onlyVehicle: null, barred: null },
  ])
})

test.each<[name: string, change: (text: string) => string]>([
  [
    'numbers are written in other ways',
    text => text.replace(' 7 ', '+7.0e0').replace('  2         20', '2.0 20.0'),
  ],
  ['lines end in another way', text => text.replaceAll('\n', '\r')],
  ['headings are small', text => text.toLowerCase()],
  ['the name is a number', text => text.replace('R9', '101')],
  ['there is no name', text => text.replace('R9', '')],
  ['the name has a number of its own', text => text.replace('R9', 'R 9')],
  ['a ruler stands between', text => text.replace('\n    0', '--------  ----\n    0')],
  ['a mark of the encoding comes first', text => `\uFEFF${text}`],
])('reads the same where %s', (_name, change) => {
  expect(change(solomon)).not.toBe(solomon)
  expect(read(change(solomon))).toEqual(read(solomon))
})

test('knows customers by their number, in whatever order and whoever is left out', () => {
  const lines = pairs.split('\r\n')
  expect(read([lines[0], ...lines.slice(1).reverse()].join('\n'))).toEqual(read(pairs))
  const gap = read(solomon.replace('    2      6', '    4      6'))
  expect(gap?.jobs.map(job => job.dropOff)).toEqual([1, 4])
  expect([gap?.places, gap?.cost[4], gap?.earliest[4]]).toEqual([5, 10, 20])
})

test.each<[name: string, text: string, said: RegExp]>([
  ['a word in a row', solomon.replace(' 7 ', ' seven '), /line 11: numbers and words/],
  ['a row that is too short', solomon.replace(' 60 ', ' '), /line 12: 6 numbers/],
  ['a task that is too short', pairs.replace('4 0 80 3 0 1', '4 0 80 3'), /line 4: 7 numbers instead of 9/],
  ['no vehicles and capacity', solomon.replace('  2         20', ''), /line 10: vehicles and capacity/],
  ['half a vehicle', solomon.replace('  2         20', '2.5 20'), /line 5: 2\.5 is no number of vehicles/],
  ['half a customer', solomon.replace('    2      6', '  2.5      6'), /line 12: 2\.5 is no customer/],
  [
    'a customer twice',
    solomon.replace('    2      6', '    1      6'),
    /line 12: customer 1 stands here twice/,
  ],
  ['no depot', solomon.replace('    0      0', '    3      0'), /there is no depot/],
  ['a half without the other', pairs.replace('0 1', '0 7'), /line 3: task 1 has no other half/],
])('refuses %s', (_name, text, said) => {
  expect(() => read(text)).toThrow(said)
})

test('finds nothing in a text that has no customers', () => {
  expect(read('About these files\n\nThere are 56 of them.\n1 2 3\n')).toBeNull()
  expect(read('')).toBeNull()
})
