/** Somebody in the demo's Telegram. The ids are Telegram's and never change. */
export type Person = {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
  readonly username: string
  readonly languageCode: 'en' | 'ru' | 'es'
  readonly phone: string
}

const person = (
  id: number,
  languageCode: Person['languageCode'],
  firstName: string,
  lastName: string,
  username: string,
): Person => ({
  id,
  languageCode,
  firstName,
  lastName,
  username,
  phone: `+59899${String(id % 1_000_000).padStart(6, '0')}`,
})

export const owner = person(70_000_010, 'es', 'Graciela', 'Orrego', 'graciela_orrego')

export const dispatchers = [
  person(70_000_011, 'en', 'Diego', 'Fernández', 'diego_despacho'),
  person(70_000_012, 'es', 'Valentina', 'Sosa', 'vale_despacho'),
] as const

type DriverPlan = {
  readonly who: Person
  readonly vehicle: 'foot' | 'bicycle' | 'scooter' | 'car'
  readonly capacity: number
  /** Where they set out from. */
  readonly home: { readonly text: string; readonly latitude: number; readonly longitude: number }
}

const driver = (
  who: Person,
  vehicle: DriverPlan['vehicle'],
  capacity: number,
  text: string,
  latitude: number,
  longitude: number,
): DriverPlan => ({ who, vehicle, capacity, home: { text, latitude, longitude } })

export const drivers: readonly DriverPlan[] = [
  driver(
    person(70_000_021, 'en', 'Bruno', 'Silva', 'bruno_moto'),
    'scooter',
    2,
    'Avenida 18 de Julio 1099',
    -34.90588,
    -56.19265,
  ),
  driver(
    person(70_000_022, 'es', 'Camila', 'Pereira', 'cami_reparte'),
    'scooter',
    2,
    'Avenida Brasil 2862',
    -34.91037,
    -56.15262,
  ),
  driver(
    person(70_000_023, 'es', 'Mateo', 'Rodríguez', 'mateo_rueda'),
    'scooter',
    2,
    'Avenida 18 de Julio 1463',
    -34.90505,
    -56.18453,
  ),
  driver(
    person(70_000_024, 'es', 'Lucas', 'Acosta', 'lucas_acosta'),
    'car',
    3,
    'Avenida 18 de Julio 2021',
    -34.9002,
    -56.17194,
  ),
  driver(
    person(70_000_025, 'es', 'Florencia', 'Techera', 'flor_bici'),
    'bicycle',
    1,
    'Sarandí 414',
    -34.90811,
    -56.20651,
  ),
  driver(
    person(70_000_026, 'es', 'Nicolás', 'Varela', 'nico_varela'),
    'scooter',
    2,
    'José Ellauri 891',
    -34.91433,
    -56.15356,
  ),
  driver(
    person(70_000_027, 'es', 'Sofía', 'Méndez', 'sofi_mendez'),
    'scooter',
    2,
    'Avenida Italia 2779',
    -34.89084,
    -56.15444,
  ),
  driver(
    person(70_000_028, 'ru', 'Олег', 'Ткаченко', 'oleg_kuryer'),
    'scooter',
    2,
    'Avenida General Rivera 2563',
    -34.903,
    -56.1601,
  ),
  driver(
    person(70_000_029, 'es', 'Agustina', 'Cabrera', 'agus_cabrera'),
    'car',
    3,
    'Avenida Italia 3471',
    -34.88644,
    -56.13956,
  ),
  driver(
    person(70_000_030, 'es', 'Ramiro', 'Duarte', 'ramiro_d'),
    'scooter',
    2,
    '21 de Setiembre 2669',
    -34.91573,
    -56.15912,
  ),
]

export const reps = [
  { who: person(70_000_041, 'es', 'Federico', 'Lamas', 'fede_ventas'), code: 'fede2026' },
  { who: person(70_000_042, 'es', 'Natalia', 'Rossi', 'nati_ventas'), code: 'natali26' },
] as const

export const customers = {
  emma: person(70_000_001, 'en', 'Emma', 'Clarke', 'emma_clarke'),
  alexey: person(70_000_002, 'ru', 'Алексей', 'Морозов', 'alexey_morozov'),
  lucia: person(70_000_003, 'es', 'Lucía', 'Ferreira', 'lucia_ferreira'),
  santiago: person(70_000_004, 'es', 'Santiago', 'Núñez', 'santi_nunez'),
} as const

export const staff: readonly Person[] = [
  owner,
  ...dispatchers,
  ...drivers.map(({ who }) => who),
  ...reps.map(({ who }) => who),
]

const { emma, alexey, lucia, santiago } = customers
const [firstDispatcher, ...otherDispatchers] = dispatchers
const [firstDriver, ...otherDrivers] = drivers.map(({ who }) => who)

/**
 * Who lives in the demo's Telegram. Its page opens with the windows of the first four: an order can go its whole way
 * between them.
 */
export const worldPlan = {
  users: [
    emma,
    firstDispatcher,
    ...(firstDriver ? [firstDriver] : []),
    alexey,
    lucia,
    santiago,
    ...otherDispatchers,
    ...otherDrivers,
    ...reps.map(({ who }) => who),
    owner,
  ],
}
