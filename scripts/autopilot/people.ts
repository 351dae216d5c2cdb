import type { NewUser } from '../../sandbox/api/contract.ts'

const person = (
  at: number,
  languageCode: string,
  firstName: string,
  lastName: string,
): NewUser & { id: number } => ({
  id: 70_001_000 + at,
  firstName,
  lastName,
  languageCode,
  phone: `+598980010${String(at).padStart(2, '0')}`,
})

/** Townspeople who order when the autopilot is on. They speak what people in Montevideo speak, mostly. */
export const townspeople = [
  person(1, 'es', 'Martina', 'Bentancor'),
  person(2, 'es', 'Ignacio', 'Viera'),
  person(3, 'en', 'Olivia', 'Reed'),
  person(4, 'es', 'Paula', 'Giménez'),
  person(5, 'ru', 'Ирина', 'Волкова'),
  person(6, 'es', 'Gonzalo', 'Etcheverry'),
  person(7, 'es', 'Romina', 'Larrosa'),
  person(8, 'en', 'Jack', 'Turner'),
  person(9, 'es', 'Facundo', 'Píriz'),
  person(10, 'ru', 'Дмитрий', 'Соколов'),
  person(11, 'es', 'Cecilia', 'Arocena'),
  person(12, 'es', 'Emiliano', 'Cardozo'),
] as const
