import type { StepName, Task } from '../state/predict.ts'

/** The part of a key of words that stands for where a task is. */
export const wordOf = ({ status }: Pick<Task, 'status'>): string => status.replaceAll('_', '-')

export const isOver = ({ actions }: Pick<Task, 'actions'>): boolean => actions.length === 0

const towardsShop = ['accepted', 'at_pickup', 'failed', 'returning']

/** Whether the driver's next place is the shop; otherwise it is the door. */
export const isTowardsShop = ({ status }: Pick<Task, 'status'>): boolean => towardsShop.includes(status)

export const leadsTo = (task: Task): Task['pickup'] => (isTowardsShop(task) ? task.pickup : task.dropoff)

const nextSteps: Readonly<Record<string, StepName>> = {
  accepted: 'arrive-at-pickup',
  at_pickup: 'pick-up',
  picked_up: 'arrive-at-dropoff',
  at_dropoff: 'deliver',
  failed: 'return',
  returning: 'complete-return',
}

/** The step that carries the task on; null when it is over. */
export const nextStep = ({ status }: Pick<Task, 'status'>): StepName | null => nextSteps[status] ?? null
