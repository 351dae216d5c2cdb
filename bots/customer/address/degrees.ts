/** Degrees of latitude or longitude in a button's data, to six decimals: a tenth of a metre. */
export const degreesField = {
  write: (degrees: number): string => degrees.toFixed(6),
  read: (text: string): number | null =>
    /^-?\d{1,3}\.\d{6}$/.test(text) && Math.abs(Number(text)) <= 180 ? Number(text) : null,
}
