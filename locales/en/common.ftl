language-name = English
button-is-old = This button is out of date: things have moved on since. Please use the newest message.
our-fault = Something broke on our side, not on yours. We have put it aside to look into; please try again in a minute.
topic-title = Order { $number }

order-status-placed = waiting for the shop
order-status-confirmed = accepted by the shop
order-status-preparing = being prepared
order-status-ready = packed
order-status-fulfilled = delivered
order-status-returned = returned
order-status-rejected = declined by the shop
order-status-expired = expired
order-status-cancelled = cancelled

delivery-status-unassigned = without a driver
delivery-status-offered = offered to drivers
delivery-status-accepted = taken by a driver
delivery-status-at-pickup = driver at the shop
delivery-status-picked-up = on its way
delivery-status-at-dropoff = at the door
delivery-status-delivered = delivered
delivery-status-failed = not handed over
delivery-status-returning = on its way back
delivery-status-returned = back at the shop
delivery-status-cancelled = cancelled

offer-status-open = open
offer-status-accepted = accepted
offer-status-declined = declined
offer-status-expired = expired
offer-status-withdrawn = withdrawn

shift-status-off = off
shift-status-on = on
shift-status-paused = paused

cash-status-declared = waiting to be counted
cash-status-counted = counted
cash-status-settled = settled

payment-status-open = not paid yet
payment-status-processing = being paid
payment-status-settled = paid
payment-status-expired = expired
payment-status-disputed = disputed
payment-status-refunded = refunded
payment-status-partly-refunded = partly refunded

vehicle-foot = on foot
vehicle-bicycle = by bicycle
vehicle-scooter = by scooter
vehicle-car = by car

failure-nobody-home = nobody opened the door
failure-wrong-address = the address is not right
failure-refused-goods = the goods were not accepted
failure-cannot-pay = there was no money to pay with
failure-unsafe = it was not safe to hand over
failure-damaged = the goods were damaged
failure-other = something got in the way

dispatch-reason-off-shift = not on shift
dispatch-reason-paused = on a break
dispatch-reason-no-fresh-location = no fresh location
dispatch-reason-full = hands are full
dispatch-reason-has-an-offer = looking at another offer
dispatch-reason-no-room-for-cash = too much cash in hand
dispatch-reason-too-far-for-vehicle = too far for this vehicle
dispatch-reason-too-far-away = too far from the shop
dispatch-reason-nobody-on-shift = nobody is on shift
dispatch-reason-wrong-moment = not waiting for a driver now

app-open-shop = Shop
app-open-order = 📱 Open in the app
app-open-driver = 🛵 Driver app
app-open-board = 🗺 Board
