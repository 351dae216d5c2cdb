/** The only maker of "now". */
export type Clock = { now(): Date }
