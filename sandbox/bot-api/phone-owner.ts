import type { Person } from '../world/model.ts'
import type { World } from '../world/world.ts'

/** Whose number this is, however it is written: a contact card of somebody known carries the id. */
export function ownerOf(world: World, phoneNumber: string): Person | undefined {
  return [...world.people.values()].find(person => digits(person.phone) === digits(phoneNumber))
}

function digits(phone: string): string {
  return phone.replace(/\D/g, '')
}
