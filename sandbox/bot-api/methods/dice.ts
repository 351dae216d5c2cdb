import { isDice, rollDice } from '../../world/dice.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { destinationOf, having, put } from '../send.ts'

export const diceMethods: Handlers = {
  sendDice: call => {
    const emoji = call.text('emoji').replace(/\uFE0F/g, '') || '🎲'
    if (!isDice(emoji)) throw badRequest('EMOTICON_INVALID')
    const to = destinationOf(call)
    return having(put(call, to, rollDice(call.world, emoji)), 'dice')
  },
}
