/** How busy the town is. Seconds and km/h; time runs faster here than on real streets. */
export type Pace = {
  /** Customers with an order under way, at most. */
  readonly customers: number
  readonly secondsBetweenOrders: readonly [number, number]
  readonly drivers: number
  readonly kilometresPerHour: number
  /** How long people look at a screen before they tap. */
  readonly secondsToThink: readonly [number, number]
  readonly secondsToCook: readonly [number, number]
}

export const paces = {
  calm: {
    customers: 2,
    secondsBetweenOrders: [45, 90],
    drivers: 3,
    kilometresPerHour: 80,
    secondsToThink: [1.2, 3],
    secondsToCook: [12, 25],
  },
  lively: {
    customers: 5,
    secondsBetweenOrders: [15, 30],
    drivers: 6,
    kilometresPerHour: 160,
    secondsToThink: [0.8, 2],
    secondsToCook: [8, 18],
  },
  rush: {
    customers: 10,
    secondsBetweenOrders: [4, 9],
    drivers: 9,
    kilometresPerHour: 300,
    secondsToThink: [0.5, 1.2],
    secondsToCook: [5, 10],
  },
} as const satisfies Record<string, Pace>

export type PaceName = keyof typeof paces
export const isPaceName = (text: unknown): text is PaceName =>
  typeof text === 'string' && Object.hasOwn(paces, text)
