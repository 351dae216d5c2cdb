# The driver's mini app.
driver-app-title = Driver
driver-app-more = More
driver-app-me = Settings
driver-app-my-cash = Cash
driver-app-my-earnings = Earnings

driver-app-shift = Shift
driver-app-shift-off = Off shift
driver-app-shift-on = On shift
driver-app-shift-paused = Paused
driver-app-since = since { $time }
driver-app-paused-stale = Paused because no location had come for ten minutes.
driver-app-start = Go on shift
driver-app-pause = Pause
driver-app-resume = Go on
driver-app-end = End shift
driver-app-location-fresh = Your location is known
driver-app-location-none = Nobody knows where you are yet
driver-app-location-old = { $count ->
    [one] Your location is { $count } minute old
   *[other] Your location is { $count } minutes old
}
driver-app-location-how = Share your live location in the chat (📎 → Location): it goes on with the phone locked. Or let this page tell it while it is open.
driver-app-to-chat = To the chat
driver-app-share-here = Share from here
driver-app-location-lost = Your location could not be found. Allow it for Telegram in the phone's settings, or share it in the chat.
driver-app-shares-here = This page tells your location while it is open.
driver-app-nothing-off = Off shift
driver-app-nothing-off-text = Share your live location, go on shift, and offers come to you.
driver-app-nothing-on = Waiting for offers
driver-app-nothing-on-text = An offer comes up here by itself, and in the chat.
driver-app-nothing-paused = A break
driver-app-nothing-paused-text = No offers come until you go on.
driver-app-offers = Offers
driver-app-tasks = { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
}
driver-app-number = #{ $number }
driver-app-go-on-with = Go on with #{ $number }
driver-app-waiting = { $count ->
    [one] { $count } tap is waiting for a connection. It is kept.
   *[other] { $count } taps are waiting for a connection. They are kept.
}

driver-app-offer = Delivery #{ $number }
driver-app-offer-any = An offer
driver-app-seconds = { $count ->
    [one] { $count } second left
   *[other] { $count } seconds left
}
driver-app-accept = Accept
driver-app-decline = Decline
driver-app-plus-tip = + { $tip } tip
driver-app-way = { $distance } in all
driver-app-from-you = { $distance } from you
driver-app-from-shop = { $distance } from the shop
driver-app-cash-to-take = Cash to take
driver-app-offer-accepted = It is yours already.
driver-app-offer-declined = You have declined it.
driver-app-offer-expired = The time to answer is over.
driver-app-offer-withdrawn = It was taken back: somebody else has it, or it was cancelled.

driver-app-is-accepted = To the shop
driver-app-is-at-pickup = At the shop
driver-app-is-picked-up = To the customer
driver-app-is-at-dropoff = At the door
driver-app-is-failed = Not delivered
driver-app-is-returning = Back to the shop
driver-app-where-to = Where to
driver-app-shop = Shop
driver-app-door = Door
driver-app-by = by { $time }
driver-app-between = between { $from } and { $until }
driver-app-cash = { $cash } in cash
driver-app-open-in-maps = Open in maps
driver-app-open-in = Open in { $map }
driver-app-other-map = Another map
driver-app-which-map = Map for the way
driver-app-map = Map
driver-app-you = You
driver-app-goods = { $count ->
    [one] { $count } thing to take
   *[other] { $count } things to take
}
driver-app-ready = Packed
driver-app-not-ready = Not packed yet
driver-app-change = They pay with { $from }: change
driver-app-paid = Nothing to collect.
driver-app-write-customer = Customer
driver-app-write-crew = Dispatcher
driver-app-do-arrive-at-pickup = I am at the shop
driver-app-do-pick-up = Picked up
driver-app-do-arrive-at-dropoff = I am at the door
driver-app-do-deliver = Delivered
driver-app-do-deliver-cash = Delivered, { $cash } taken
driver-app-do-fail = Cannot deliver
driver-app-do-retry = Try the door again
driver-app-do-return = Bring it back
driver-app-do-complete-return = Handed back at the shop
driver-app-do-release = Give it back
driver-app-release-sure = Give this delivery back? It goes to somebody else.
driver-app-keep = Keep it
driver-app-proof = Proof
driver-app-proof-code = Ask the customer for the 4-digit code.
driver-app-proof-photo = Take a photo of the goods at the door.
driver-app-proof-either = Ask for the customer's 4-digit code, or take a photo of the goods at the door.
driver-app-proof-both = Ask for the customer's 4-digit code, and take a photo of the goods at the door.
driver-app-code = The customer's code
driver-app-check-code = Check the code
driver-app-scan = Scan
driver-app-scan-text = The customer's hand-over code
driver-app-scan-other = What was scanned is not a hand-over code.
driver-app-photo = Take a photo
driver-app-photo-unreadable = This picture cannot be read. Please take another.
driver-app-code-kept = The code is kept and will be checked as soon as there is a connection.
driver-app-photo-kept = The photo is kept and on its way.
driver-app-proven = All proof is there.
driver-app-fail-why = Why can it not be delivered?
driver-app-fail-note = A few words, if they help
driver-app-fail-now = Not delivered
driver-app-failed-why = Reason: { $reason }
driver-app-reason-nobody-home = Nobody opens
driver-app-reason-wrong-address = Wrong address
driver-app-reason-refused-goods = They refuse the goods
driver-app-reason-cannot-pay = They cannot pay
driver-app-reason-unsafe = It is not safe
driver-app-reason-damaged = The goods are damaged
driver-app-reason-other = Something else
driver-app-done-delivered = #{ $number } is delivered
driver-app-done-returned = #{ $number } is back at the shop
driver-app-done-unassigned = #{ $number } is no longer yours
driver-app-done-offered = #{ $number } is no longer yours
driver-app-done-cancelled = #{ $number } was cancelled
driver-app-earned = You have earned { $sum }
driver-app-cash-taken = { $cash } in cash taken
driver-app-to-all = Back to the list
driver-app-next-stop = Next stop: #{ $number }

driver-app-route = Route
driver-app-route-unknown = Nobody knows where you are, so no way can be planned. Share your live location.
driver-app-route-empty = Nothing is left to do.
driver-app-stop-pickup = Pick up #{ $number }
driver-app-stop-dropoff = Bring #{ $number }
driver-app-stop-return = Bring #{ $number } back
driver-app-late = { $count ->
    [one] { $count } min late
   *[other] { $count } min late
}

driver-app-in-hand = In hand
driver-app-cap = You may hold up to { $cap }
driver-app-no-cash = You hold no cash.
driver-app-how-much = How much do you hand over?
driver-app-at-most = An amount up to { $sum }
driver-app-hand-over = Hand over
driver-app-hand-over-sum = Hand over { $sum }
driver-app-handed-over = Handed over
driver-app-handover-waits = The dispatcher counts it, and you get word in the chat.
driver-app-today = Today
driver-app-deliveries = { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
}
driver-app-pay-and-tips = { $pay } pay + { $tips } tips
driver-app-of-it-tips = { $tips } of it tips
driver-app-to-be-paid = Waiting to be paid out
driver-app-in-days = { $count ->
    [one] In { $count } day
   *[other] In { $count } days
}
driver-app-vehicle-foot = On foot
driver-app-vehicle-bicycle = By bicycle
driver-app-vehicle-scooter = By scooter
driver-app-vehicle-car = By car
