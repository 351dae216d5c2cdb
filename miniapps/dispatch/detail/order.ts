import type { z } from 'zod'
import type { order as orderShape } from '../../../server/contracts/orders.ts'

/** An order as the server shows it to a dispatcher, with what may be done. */
export type Order = z.infer<typeof orderShape>
