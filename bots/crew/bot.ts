import type { Notice } from '../../server/services/index.ts'
import type { BotHouse } from '../kit/bot-house.ts'
import { languageFeature } from '../kit/language.ts'
import { relayFeature } from '../kit/relay.ts'
import { assign } from './assign.ts'
import { renderDispatchAlarm, renderRelay, renderShiftNudge } from './cards/alerts.ts'
import { renderCashCard } from './cards/cash-card.ts'
import { renderDispatchCard } from './cards/dispatch-card.ts'
import { renderOfferCard } from './cards/offer-card.ts'
import { renderTaskCard } from './cards/task-card.ts'
import { home, isDispatcher, isDriver } from './home.ts'
import { money } from './money.ts'
import { orders } from './orders.ts'
import { people } from './people.ts'
import { shift } from './shift.ts'
import { languageTap, replyTap, stopTalkTap, talkTap } from './taps.ts'
import { tasks } from './tasks.ts'

const orderOf = ({ ref, facts }: Notice): string => (typeof facts.orderId === 'string' ? facts.orderId : ref)

/** The crew's bot: drivers and dispatchers. */
export const crewBot: BotHouse = {
  features: [
    home,
    languageFeature(languageTap),
    shift,
    tasks,
    orders,
    assign,
    money,
    people,
    relayFeature({ talk: talkTap, reply: replyTap, stop: stopTalkTap }),
  ],
  commands: ['shift', 'tasks', 'cash', 'earnings', 'orders', 'drivers', 'invite', 'language', 'help'],
  menuApp: ctx =>
    isDispatcher(ctx)
      ? { app: 'dispatch', label: 'app-open-board' }
      : isDriver(ctx)
        ? { app: 'driver', label: 'app-open-driver' }
        : null,
  doors: {
    'offer-card': { app: 'driver', label: 'app-open-driver', start: notice => notice.ref },
    'task-card': { app: 'driver', label: 'app-open-driver', start: notice => notice.ref },
    'dispatch-card': { app: 'dispatch', label: 'app-open-board', start: orderOf },
    'dispatch-alarm': { app: 'dispatch', label: 'app-open-board', start: orderOf },
  },
  renderers: {
    'offer-card': renderOfferCard,
    'task-card': renderTaskCard,
    'dispatch-card': renderDispatchCard,
    'cash-card': renderCashCard,
    'dispatch-alarm': renderDispatchAlarm,
    'shift-nudge': renderShiftNudge,
    'relay-message': renderRelay,
  },
}
