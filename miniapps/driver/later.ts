/** The screens behind the first one, fetched together: in a tunnel none of them may be missing. */

export { Me } from './me/Me.tsx'
export { Cash } from './money/Cash.tsx'
export { Earnings } from './money/Earnings.tsx'
export { Route } from './route/Route.tsx'
export { Talk } from './talk/Talk.tsx'
export { Fail } from './task/Fail.tsx'
export { Task } from './task/Task.tsx'
