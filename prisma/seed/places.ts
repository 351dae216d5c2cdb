/** Pesos in the tables' centésimos. */
export const units = (pesos: number): bigint => BigInt(Math.round(pesos * 100))

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const hours = (opensAt: string, closesAt: string) => everyDay.map(weekday => ({ weekday, opensAt, closesAt }))

type Corner = readonly [latitude: number, longitude: number]

/**
 * Two shops at real addresses. The one in the centre never closes, so that whoever tries the demo can order at any
 * hour; its zones reach over most of the town.
 */
export const branches = [
  {
    key: 'centro',
    name: 'Gora Centro',
    addressText: 'Avenida 18 de Julio 1261',
    latitude: -34.90561,
    longitude: -56.18886,
    preparationMinutes: 10,
    hours: hours('00:00', '00:00'),
  },
  {
    key: 'pocitos',
    name: 'Gora Pocitos',
    addressText: 'Avenida Brasil 2786',
    latitude: -34.90909,
    longitude: -56.15395,
    preparationMinutes: 12,
    hours: hours('07:00', '03:00'),
  },
] as const

const bands = [
  { uptoMetres: 1500, feeUnits: 0 },
  { uptoMetres: 3000, feeUnits: 2500 },
  { uptoMetres: 5000, feeUnits: 5500 },
  { uptoMetres: 9000, feeUnits: 9500 },
]
const evening = [{ weekdays: everyDay, from: '20:00', until: '00:00', feeUnits: 3000 }]
const night = [...evening, { weekdays: everyDay, from: '00:00', until: '07:00', feeUnits: 4500 }]

/** Where two zones overlap the one of higher priority delivers. */
export const zones = [
  {
    key: 'centro',
    branch: 'centro',
    name: 'Ciudad Vieja, Centro y Cordón',
    polygon: [
      [-34.886, -56.2245],
      [-34.885, -56.19],
      [-34.887, -56.156],
      [-34.9045, -56.1545],
      [-34.909, -56.168],
      [-34.92, -56.169],
      [-34.93, -56.18],
      [-34.93, -56.2245],
    ] satisfies Corner[],
    priority: 30,
    basePesos: 59,
    surcharges: night,
    freeAbovePesos: 1800,
    minimumPesos: 250,
    strategy: 'nearest',
  },
  {
    key: 'pocitos',
    branch: 'pocitos',
    name: 'Pocitos y Punta Carretas',
    polygon: [
      [-34.896, -56.172],
      [-34.896, -56.126],
      [-34.915, -56.123],
      [-34.94, -56.14],
      [-34.94, -56.172],
    ] satisfies Corner[],
    priority: 20,
    basePesos: 69,
    surcharges: evening,
    freeAbovePesos: 2200,
    minimumPesos: 300,
    strategy: 'broadcast',
  },
  {
    key: 'norte',
    branch: 'centro',
    name: 'Aguada, La Comercial y Prado',
    polygon: [
      [-34.86, -56.2245],
      [-34.86, -56.152],
      [-34.896, -56.152],
      [-34.896, -56.2245],
    ] satisfies Corner[],
    priority: 10,
    basePesos: 79,
    surcharges: night,
    freeAbovePesos: 2600,
    minimumPesos: 400,
    strategy: 'nearest',
  },
  {
    key: 'este',
    branch: 'pocitos',
    name: 'Buceo, Unión y Malvín',
    polygon: [
      [-34.86, -56.156],
      [-34.86, -56.09],
      [-34.93, -56.09],
      [-34.93, -56.13],
      [-34.895, -56.156],
    ] satisfies Corner[],
    priority: 10,
    basePesos: 89,
    surcharges: evening,
    freeAbovePesos: 2800,
    minimumPesos: 450,
    strategy: 'broadcast',
  },
] as const

export const feeBands = bands
