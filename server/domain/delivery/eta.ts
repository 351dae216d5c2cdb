/**
 * How fast things move through a town, in km/h, waiting at lights included; our own cautious choice, because an early
 * driver disappoints nobody.
 */
export const vehicleSpeeds = { foot: 4.5, bicycle: 13, scooter: 22, car: 20 } as const
export type Vehicle = keyof typeof vehicleSpeeds

export const isVehicle = (text: string): text is Vehicle => Object.hasOwn(vehicleSpeeds, text)

/** How much longer streets are than the crow's way where no router says better. */
export const usualDetourFactor = 1.3

/** Seconds for a great-circle distance in metres. */
export const travelSeconds = (
  metres: number,
  vehicle: Vehicle,
  detourFactor: number = usualDetourFactor,
): number => Math.round((metres * detourFactor * 3.6) / vehicleSpeeds[vehicle])

/** Whole minutes, rounded up, at least one: nobody is there in no time. */
export const etaMinutes = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60))

/** Whether the customer's card has to change: only when the minutes do. Null: no estimate. */
export const etaHasChanged = (before: number | null, after: number | null): boolean => before !== after
