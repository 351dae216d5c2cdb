import type { CartsService } from './carts/api.ts'
import { buildCarts } from './carts/service.ts'
import type { CashService } from './cash/api.ts'
import { buildCash } from './cash/service.ts'
import type { CatalogService } from './catalog/api.ts'
import { buildCatalog } from './catalog/service.ts'
import type { DeliveryService } from './delivery/api.ts'
import { buildDelivery } from './delivery/service.ts'
import type { Deps } from './deps.ts'
import type { DispatchService } from './dispatch/api.ts'
import { buildDispatch } from './dispatch/service.ts'
import type { LiveService } from './live/api.ts'
import { buildLive } from './live/service.ts'
import type { NewsService } from './news/api.ts'
import { buildNews } from './news/service.ts'
import type { NotificationsService } from './notifications/api.ts'
import { buildNotifications } from './notifications/service.ts'
import type { OrdersService } from './orders/api.ts'
import { buildOrders } from './orders/service.ts'
import type { PeopleService } from './people/api.ts'
import { buildPeople } from './people/service.ts'
import type { PlacesService } from './places/api.ts'
import { buildPlaces } from './places/service.ts'
import type { SalesService } from './sales/api.ts'
import { buildSales } from './sales/service.ts'
import type { ScreensService } from './screens/api.ts'
import { buildScreens } from './screens/service.ts'
import type { SessionsService } from './sessions/api.ts'
import { buildSessions } from './sessions/service.ts'
import type { TalkingService } from './talking/api.ts'
import { buildTalking } from './talking/service.ts'
import type { TimersService } from './timers/api.ts'
import { buildTimers } from './timers/service.ts'
import type { UpdatesService } from './updates/api.ts'
import { buildUpdates } from './updates/service.ts'

export { type FailureReason, failureReasons } from '../domain/delivery/failure-reason.ts'
export type { Actor } from '../domain/people/actor.ts'
export type { CartLineView, CartsService, CartView } from './carts/api.ts'
export type { CashService, CashView, HandoverView } from './cash/api.ts'
export type {
  CatalogService,
  CategoryView,
  MenuCategory,
  OptionGroupView,
  PhotoView,
  ProductCard,
  ProductView,
  VariantView,
} from './catalog/api.ts'
export type { DeliveryService, EarningsView, ShiftView, TaskAction, TaskView } from './delivery/api.ts'
export type { Deps } from './deps.ts'
export type { AssignedView, DispatchService, DriverOnMap, OfferView } from './dispatch/api.ts'
export type { Following, LiveService, MovedPoint, PlacedNews } from './live/api.ts'
export type { News, NewsService, NewsType } from './news/api.ts'
export type { Notice, NotificationsService, ShownCard } from './notifications/api.ts'
export type {
  BoardDelivery,
  BoardFilter,
  BoardOrder,
  BoardPage,
  HistoryEntry,
  OrderAction,
  OrderSummary,
  OrdersService,
  OrderView,
  PlacedOrder,
} from './orders/api.ts'
export { outageIn } from './outage-in.ts'
export type { PeopleService, Person, StaffMember } from './people/api.ts'
export type { BranchView, FoundAddress, PlacesService, Reach, SavedAddress, SlotView } from './places/api.ts'
export type { BotName } from './ports/chat.ts'
export { botNames } from './ports/chat.ts'
export { Outage } from './ports/outage.ts'
export type { BroughtCustomer, RepView, SalesService } from './sales/api.ts'
export type { ScreensService } from './screens/api.ts'
export type { OpenedSession, SessionsService, SignedIn } from './sessions/api.ts'
export type {
  ConversationKind,
  RelayView,
  SaidThing,
  TalkingService,
  TalkMessage,
  TalkView,
} from './talking/api.ts'
export type { TimersService } from './timers/api.ts'
export type { KeptUpdate, UpdatesService } from './updates/api.ts'

/** Everything the business can be asked to do. Shells enter here and nowhere else. */
export type Services = {
  readonly people: PeopleService
  readonly sessions: SessionsService
  readonly catalog: CatalogService
  readonly places: PlacesService
  readonly carts: CartsService
  readonly orders: OrdersService
  readonly delivery: DeliveryService
  readonly dispatch: DispatchService
  readonly cash: CashService
  readonly talking: TalkingService
  readonly sales: SalesService
  readonly notifications: NotificationsService
  readonly timers: TimersService
  readonly updates: UpdatesService
  readonly screens: ScreensService
  readonly news: NewsService
  readonly live: LiveService
}

/** Puts the use cases together with what they need from outside. */
export const buildServices = (deps: Deps): Services => ({
  people: buildPeople(deps),
  sessions: buildSessions(deps),
  catalog: buildCatalog(deps),
  places: buildPlaces(deps),
  carts: buildCarts(deps),
  orders: buildOrders(deps),
  delivery: buildDelivery(deps),
  dispatch: buildDispatch(deps),
  cash: buildCash(deps),
  talking: buildTalking(deps),
  sales: buildSales(deps),
  notifications: buildNotifications(deps),
  timers: buildTimers(deps),
  updates: buildUpdates(deps),
  screens: buildScreens(deps),
  news: buildNews(deps),
  live: buildLive(deps),
})
