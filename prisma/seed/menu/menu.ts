import type { Section } from './dish.ts'
import { bowls, burgers, pizzas, sea } from './kitchen.ts'
import { bakery, coffee } from './morning.ts'
import { desserts, drinks } from './sweet-and-drinks.ts'

/** What the demo's shop sells, in the order it shows it. */
export const menu: readonly Section[] = [bakery, coffee, pizzas, burgers, bowls, sea, desserts, drinks]
