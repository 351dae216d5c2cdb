# The crew's bot: drivers and dispatchers.
command-crew-shift = Go on or off shift
command-crew-tasks = What I have to deliver
command-crew-cash = Cash in hand
command-crew-earnings = What I have earned today
command-crew-orders = Open orders
command-crew-drivers = Who is where
command-crew-invite = Invite somebody
command-crew-language = Language
command-crew-help = How this works

not-understood-crew = I did not understand that. /help shows what I can do.

role-driver = driver
role-dispatcher = dispatcher
role-sales = sales rep
role-support = support
role-admin = administrator
role-owner = owner
role-customer = customer

crew-not-invited = Hello, { $name }! This bot is for the crew. Ask your dispatcher for an invite link and open it here.
crew-joined = Welcome! You are now <b>{ $role }</b>.
crew-joined-before = You are <b>{ $role }</b> already.
crew-home-dispatcher = Hello, { $name }! New orders come here as cards. /orders lists the open ones, /drivers shows who is where, /cash counts what drivers hand over.
crew-home-driver = Hello, { $name }! Share your live location, go on shift, and offers come to you.
crew-help-driver =
    <b>For drivers</b>
    /shift — go on shift, pause, end
    /tasks — what you have to deliver
    /cash — cash in hand and handing it over
    /earnings — what you have earned today
    At the door type the customer's 4-digit code or send a photo.
crew-help-dispatcher =
    <b>For dispatchers</b>
    /orders — open orders
    /drivers — who is where
    /cash — who holds cash
    /invite — a link for somebody new
    Add me to a group and I post the orders there; in a group with topics each order has its own.

language-choose = Which language shall we speak?
language-chosen = From now on in English.
dialog-left = All right, never mind.

crew-shift-off = ⚪️ You are <b>off shift</b>.
crew-shift-on = 🟢 You are <b>on shift</b>. Offers come as they come.
crew-shift-paused = 🟡 Your shift is <b>paused</b>. No offers until you go on.
crew-shift-paused-stale = It was paused because no location had come for ten minutes.
crew-shift-start = Go on shift
crew-shift-pause = Pause
crew-shift-resume = Go on
crew-shift-end = End shift
crew-shift-show = My shift
crew-location-fresh = 📍 Your live location is fresh.
crew-location-none = 📍 No live location yet.
crew-location-stale = 📍 Your last location is { $minutes ->
    [one] { $minutes } minute old.
   *[other] { $minutes } minutes old.
}
crew-location-how = Tap 📎 → Location → <b>Share my live location</b> and choose 8 hours. It works with the phone locked.
crew-location-not-live = That was a single point. I need your live location: 📎 → Location → Share my live location.
crew-location-ended = Your live location has ended. Share it again before the next offer.
crew-location-unknown = no location
crew-location-age = { $minutes ->
    [0] just now
    [one] { $minutes } min ago
   *[other] { $minutes } min ago
}

crew-offer-open = 🛵 <b>New delivery #{ $number }</b>
crew-offer-accepted = ✅ Delivery #{ $number } is yours
crew-offer-declined = Declined: delivery #{ $number }
crew-offer-expired = ⌛️ The offer for #{ $number } has run out
crew-offer-withdrawn = The offer for #{ $number } was taken back: somebody else has it, or it was cancelled
crew-offer-pickup = 🏪 { $place } · { $distance } from you
crew-offer-dropoff = 🏠 { $place } · { $distance }
crew-offer-pay = 💰 You earn <b>{ $pay }</b>
crew-offer-tip = { " " }+ { $tip } tip
crew-offer-cash = 💵 Take <b>{ $cash }</b> in cash
crew-offer-until = ⏱ Answer by { $time }
crew-accept = Accept
crew-decline = Decline
crew-accepted = It is yours!
crew-declined = Declined
crew-map-pickup = 🗺 To the shop
crew-map-dropoff = 🗺 To the door

crew-task-accepted = 🛵 <b>#{ $number }</b> · drive to the shop
crew-task-at-pickup = 🏪 <b>#{ $number }</b> · at the shop
crew-task-picked-up = 📦 <b>#{ $number }</b> · drive to the customer
crew-task-at-dropoff = 🏠 <b>#{ $number }</b> · at the door
crew-task-delivered = ✅ <b>#{ $number }</b> · delivered
crew-task-failed = ⚠️ <b>#{ $number }</b> · not delivered
crew-task-returning = ↩️ <b>#{ $number }</b> · on the way back
crew-task-returned = ↩️ <b>#{ $number }</b> · back at the shop
crew-task-unassigned = <b>#{ $number }</b> is no longer yours
crew-task-offered = <b>#{ $number }</b> is no longer yours
crew-task-cancelled = ❌ <b>#{ $number }</b> was cancelled
crew-task-pickup = 🏪 { $place }
crew-task-ready = ✔️ Packed and ready
crew-task-dropoff = 🏠 <b>{ $place }</b> · { $distance }
crew-task-address-note = 🔔 { $note }
crew-task-customer = 👤 { $name }
crew-task-order-note = 💬 { $note }
crew-task-wanted = ⏱ Between { $from } and { $until }
crew-task-promised = ⏱ Promised by { $time }
crew-task-cash = 💵 Take <b>{ $cash }</b> in cash
crew-task-cash-taken = 💵 { $cash } in cash taken
crew-task-change = 💶 They pay with { $from }: bring { $change } change
crew-task-pay = 💰 You earn { $pay }
crew-task-failed-why = Reason: { $reason }
crew-task-line = #{ $number } · by { $time }
crew-tasks = { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
}
crew-no-tasks = Nothing to deliver right now.
crew-more-lines = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
crew-step-arrive-pickup = I am at the shop
crew-step-pick-up = Picked up
crew-step-arrive-dropoff = I am at the door
crew-step-deliver = Delivered
crew-step-deliver-cash = Delivered, { $cash } taken
crew-step-fail = Cannot deliver
crew-step-retry = Try again
crew-step-return = Bring it back
crew-step-returned = Handed back at the shop
crew-step-release = Give it back
crew-proof-code = Enter code
crew-proof-photo = Photo
crew-proof-code-ask = Ask the customer for the 4-digit code and type it here.
crew-proof-photo-ask = Take a photo of the goods at the door and send it here.
crew-proof-code-hint = Type the customer's 4-digit code.
crew-proof-photo-hint = Send a photo of the goods at the door.
crew-proof-either-hint = Type the customer's 4-digit code, or send a photo of the goods at the door.
crew-proof-both-hint = Type the customer's 4-digit code and send a photo of the goods at the door.
crew-proof-taken = Thank you, noted. Now tap "Delivered" on the card.
crew-release-sure = Give this delivery back? It goes to somebody else.
crew-release-yes = Give it back
crew-keep = Keep it
crew-back = Back
crew-fail-why = Why can it not be delivered?
crew-noted = Noted
delivery-reason-nobody-home = Nobody opens
delivery-reason-wrong-address = Wrong address
delivery-reason-refused-goods = They refuse the goods
delivery-reason-cannot-pay = They cannot pay
delivery-reason-unsafe = It is not safe
delivery-reason-damaged = The goods are damaged
delivery-reason-other = Something else

crew-cash-title = 💵 <b>Cash in hand</b>
crew-cash-in-hand = <b>{ $amount }</b> (you may hold up to { $cap })
crew-cash-waiting = { $amount } declared; the dispatcher counts it.
crew-cash-hand-over = Hand over { $amount }
crew-cash-other = Another amount
crew-cash-sure = Yes, hand over { $amount }
crew-cash-declared = You hand over <b>{ $amount }</b>. The dispatcher counts it and you get word here.
crew-cash-declared-plain = You hand over { $amount }. The dispatcher counts it and you get word here.
crew-cash-how-much = How much do you hand over? Just type the amount.
crew-cash-nobody = No driver holds cash.
crew-cash-list = <b>Cash on the road</b>
crew-cash-line = { $name }: { $amount }
crew-handover-title = 💵 <b>{ $name }</b> hands over cash
crew-handover-declared = Declared { $declared }, by the books { $expected } in hand.
crew-handover-correct = Counted { $declared }, correct
crew-handover-other = Counted another amount
crew-handover-how-much = How much did you count? Just type the amount.
crew-handover-settled = ✅ Settled: { $counted } counted.
crew-handover-difference = Difference: <b>{ $difference }</b>
crew-handover-done = Settled
crew-earnings = <b>Today</b>: { $count ->
    [one] { $count } delivery
   *[other] { $count } deliveries
}
crew-earnings-sum = { $pay } pay + { $tips } tips = <b>{ $total }</b>
crew-earnings-balance = Waiting to be paid out: { $balance }

crew-order-title = Order #{ $number }
crew-order-placed = 🆕 New
crew-order-confirmed = 👍 Confirmed
crew-order-preparing = 👩‍🍳 Being prepared
crew-order-ready = 📦 Ready
crew-order-fulfilled = ✅ Delivered
crew-order-cancelled = ❌ Cancelled
crew-order-rejected = ❌ Rejected
crew-order-expired = ⌛️ Expired
crew-order-returned = ↩️ Returned
crew-moving-unassigned = looking for a driver
crew-moving-offered = { $offers ->
    [one] offered to { $offers } driver
   *[other] offered to { $offers } drivers
}
crew-moving-accepted = { $name } is on the way to the shop
crew-moving-at-pickup = { $name } is at the shop
crew-moving-picked-up = { $name } is on the way
crew-moving-at-dropoff = { $name } is at the door
crew-moving-delivered = { $name } has delivered
crew-moving-failed = { $name } could not deliver
crew-moving-returning = { $name } brings it back
crew-moving-returned = back at the shop
crew-moving-cancelled = called off
crew-order-alarmed = Nobody takes this delivery
crew-order-is-late = Late
crew-order-total = 💵 Cash: <b>{ $total }</b>
crew-order-cash-from = Change needed from { $amount }
crew-order-wanted = ⏱ { $day }, { $from }–{ $until }
crew-order-asap = ⏱ As soon as possible (ordered at { $time })
crew-order-address = 🏠 { $address }
crew-order-driver = 🛵 { $name } · { $vehicle }
crew-order-confirm = Confirm
crew-order-reject = Reject
crew-order-prepare = Start preparing
crew-order-mark-ready = Ready
crew-order-cancel = Cancel
crew-order-reject-sure = Reject order #{ $number }?
crew-order-reject-yes = Reject
crew-order-cancel-sure = Cancel order #{ $number }?
crew-order-cancel-yes = Cancel the order
crew-order-reject-why = What shall I tell the customer? Type the reason.
crew-order-rejected-done = Order #{ $number } is rejected, and the customer knows why.
crew-assign = Assign
crew-reassign = Another driver
crew-unassign = Take back
crew-search = Look for a driver
crew-assign-whom = Who takes it?
crew-assigned = Assigned
crew-searching = Looking for a driver
crew-nobody-on-shift = Nobody is on shift.
crew-driver-busy = { $count ->
    [0] free
    [one] { $count } delivery
   *[other] { $count } deliveries
}
crew-no-orders = No open orders.
crew-orders = { $count ->
    [one] <b>{ $count } open order</b>
   *[other] <b>{ $count } open orders</b>
}
crew-show-order = Show order #{ $number }
crew-no-drivers = No drivers yet. /invite makes a link for the first one.
crew-talk-customer = 💬 Customer
crew-talk-dispatcher = 💬 Dispatcher
crew-talk-driver = 💬 Driver

shift-mark-on = 🟢
shift-mark-paused = 🟡
shift-mark-off = ⚪️
objection-off-shift = off shift
objection-paused = paused
objection-no-fresh-location = no location
objection-full = full
objection-has-an-offer = has an offer
objection-no-room-for-cash = too much cash
objection-too-far-for-vehicle = too far
objection-too-far-away = too far away

alarm-order-cancelled = ❌ The customer has cancelled order #{ $number }.
alarm-order-rejected = ❌ Order #{ $number } was rejected.
alarm-order-expired = ⌛️ Order #{ $number } has expired.
alarm-preparation-late = ⏰ Order #{ $number } should be packed by now.
alarm-order-late = ⏰ Order #{ $number } is late.
alarm-review-poor = ★☆☆☆☆ The customer is not happy with order #{ $number }.
alarm-delivery-nobody-on-shift = 🚨 Nobody is on shift for order #{ $number }.
alarm-delivery-nobody-accepts = 🚨 No driver accepts order #{ $number }.
alarm-delivery-released = ↩️ The driver has given order #{ $number } back.
alarm-delivery-failed = ⚠️ Order #{ $number } could not be delivered.
alarm-delivery-returned = ↩️ Order #{ $number } is back at the shop. Try again or cancel it.
alarm-shift-paused-stale = 📍 A driver's shift was paused: their location has gone quiet.
nudge-position-stale = 📍 I have not heard your location for three minutes. Is live location still on?
nudge-shift-paused-stale = 🟡 Your shift is paused: no location for ten minutes. Share it again and go on.

order-status-unassigned = no driver yet
order-status-offered = offered
order-status-accepted = driver found
order-status-at-pickup = driver at the shop
order-status-picked-up = on the way
order-status-at-dropoff = at the door
order-status-delivered = delivered
order-status-failed = not delivered
order-status-returning = on the way back

crew-invite-whom = Whom do you invite?
crew-invite = Send this link to your new <b>{ $role }</b>. It works once, until { $until }:
    { $url }
crew-invite-copy = Copy link
crew-group-joined = I post the orders here from now on.
crew-group-joined-topics = I post the orders here from now on, each in a topic of its own.

relay-from-customer = 💬 <b>{ $name }</b> (customer, order #{ $number }):
relay-from-driver = 💬 <b>{ $name }</b> (driver, order #{ $number }):
relay-from-dispatcher = 💬 <b>{ $name }</b> (order #{ $number }):
relay-body = { $text }
relay-reply = Reply
relay-opened = You are writing to <b>{ $name }</b> about order #{ $number }. Text, photos, voice and places are passed on; nobody sees your number.
relay-stop = Stop writing
relay-stopped = You have stopped writing.
relay-passed-on = Passed on (order #{ $number })
