# The dispatcher's board.
dispatch-app-title = Board
dispatch-app-number = #{ $number }
dispatch-app-map = Map of the town with orders and drivers
dispatch-app-tab-orders = Orders
dispatch-app-tab-drivers = Drivers
dispatch-app-search = Number, address, name
dispatch-app-search-driver = Search by name
dispatch-app-branch = Branch
dispatch-app-all-branches = All branches
dispatch-app-filters = Show
dispatch-app-filter-all = All
dispatch-app-filter-placed = New
dispatch-app-filter-needs-driver = Need a driver
dispatch-app-filter-kitchen = Kitchen
dispatch-app-filter-under-way = Under way
dispatch-app-filter-late = Late
dispatch-app-filter-trouble = Trouble
dispatch-app-on-shift = On shift
dispatch-app-everybody = Everybody
dispatch-app-nothing-fits = Nothing fits this search.
dispatch-app-no-orders = All quiet: no open orders.
dispatch-app-no-drivers = No drivers here.
dispatch-app-show-all = Show all
dispatch-app-find-ended = Look for #{ $number } among ended orders
dispatch-app-no-such-number = There is no order #{ $number }.
dispatch-app-mark = Mark order { $number }
dispatch-app-unmark = Clear
dispatch-app-propose = Propose
dispatch-app-alarms = Alarms
dispatch-app-alarm-sound = Sound and vibration for new ones
dispatch-app-no-alarms = Nothing needs you now.
dispatch-app-alarm-no-driver = Nobody takes it
dispatch-app-alarm-late = Late
dispatch-app-alarm-failed = Could not be handed over
dispatch-app-alarm-driver-stale = Not heard of while carrying orders
dispatch-app-alarm-cash-over-cap = Too much cash in hand
dispatch-app-fresh = just now
dispatch-app-seen-seconds = { $count } s ago
dispatch-app-seen-minutes = { $count } min ago
dispatch-app-seen-hours = { $count } h ago
dispatch-app-never-seen = never
dispatch-app-load = { $count } of { $most }
dispatch-app-driver-free = free
dispatch-app-driver-busy = on the way
dispatch-app-driver-late = late
dispatch-app-driver-paused = on a break
dispatch-app-driver-off = off shift
dispatch-app-late-by = late { $count } min
dispatch-app-late-hours = late { $hours } h { $minutes }
dispatch-app-hours = { $hours } h { $minutes }
dispatch-app-stage-placed = New
dispatch-app-stage-waiting = Needs a driver
dispatch-app-stage-kitchen = In the kitchen
dispatch-app-stage-offered = Being offered
dispatch-app-stage-no-driver = Nobody takes it
dispatch-app-stage-trouble = Trouble
dispatch-app-stage-ended = Ended
dispatch-app-stage-accepted = Going to the shop
dispatch-app-stage-at-pickup = At the shop
dispatch-app-stage-picked-up = On the way
dispatch-app-stage-at-dropoff = At the door
dispatch-app-stage-failed = Not handed over
dispatch-app-stage-returning = Coming back
dispatch-app-stage-delivered = Delivered
dispatch-app-stage-returned = Returned
dispatch-app-stage-fulfilled = Delivered
dispatch-app-stage-confirmed = Confirmed
dispatch-app-stage-preparing = In the kitchen
dispatch-app-stage-ready = Ready
dispatch-app-stage-rejected = Rejected
dispatch-app-stage-expired = Not answered in time
dispatch-app-stage-cancelled = Cancelled
dispatch-app-stage-assigned = Has a driver
dispatch-app-stage-under-way = On the way
dispatch-app-order-panel = Order
dispatch-app-driver-panel = Driver
dispatch-app-eta = there at { $time }
dispatch-app-wanted = Wanted from { $from } to { $until }
dispatch-app-confirm = Confirm
dispatch-app-prepare = The kitchen begins
dispatch-app-mark-ready = It is packed
dispatch-app-reject = Reject
dispatch-app-reject-title = Reject order { $number }
dispatch-app-reject-reason = Why? The customer reads this.
dispatch-app-reject-sold-out = Something in it is sold out
dispatch-app-reject-too-busy = We are too busy now
dispatch-app-reject-closed = We are closing
dispatch-app-cancel = Cancel the order
dispatch-app-cancel-sure = Call order { $number } off? This cannot be undone.
dispatch-app-cancel-yes = Call it off
dispatch-app-no-keep = Keep it
dispatch-app-assign = Assign a driver
dispatch-app-reassign = Another driver
dispatch-app-unassign = Take it back
dispatch-app-search-now = Search now
dispatch-app-assign-one = Who takes order { $number }?
dispatch-app-assigned = #{ $number } → { $name }
dispatch-app-talk = Conversation
dispatch-app-talk-customer = Write to the customer
dispatch-app-talk-driver = Write to the driver
dispatch-app-contents = What is in it
dispatch-app-total = Total
dispatch-app-cash-from = Change from { $amount }
dispatch-app-history = History
dispatch-app-vehicle = Vehicle
dispatch-app-state = State
dispatch-app-last-seen = Last heard of
dispatch-app-has = Carries
dispatch-app-cash = Cash
dispatch-app-cash-of = { $amount } of { $most }
dispatch-app-their-orders = Orders with this driver
dispatch-app-nothing-theirs = None now.
dispatch-app-playback = The last hour
dispatch-app-playback-hour = The last 60 minutes, stop by stop.
dispatch-app-playback-nothing = Nothing was heard of this driver in the last hour.
dispatch-app-play = Play
dispatch-app-pause = Pause
dispatch-app-time = Time
dispatch-app-proposal = Proposal
dispatch-app-planning = Looking for the best way to give them out…
dispatch-app-none-waits = No order of these waits for a driver.
dispatch-app-proposal-empty = Nothing can be given out now.
dispatch-app-proposal-expired = This proposal has expired: much may have changed. Ask for a new one.
dispatch-app-propose-again = Propose again
dispatch-app-savings-drive = min of driving
dispatch-app-savings-late = late
dispatch-app-savings-unassigned = with nobody
dispatch-app-instead-of = instead of { $count }
dispatch-app-nobody = Nobody for these
dispatch-app-stop-pickup = Fetch { $number }
dispatch-app-stop-dropoff = Bring { $number }
dispatch-app-stop-return = Bring { $number } back
dispatch-app-gets = Gets order { $number }
dispatch-app-done = given
dispatch-app-not-done = not given
dispatch-app-layers = Layers
dispatch-app-layer-zones = Zones
dispatch-app-layer-heat = Where orders come from
dispatch-app-heat-hours = Of which hours
dispatch-app-width = Width of the list
dispatch-app-fold = Fold the list away
dispatch-app-unfold = Show the list
dispatch-app-sheet-peek = Show half of the list
dispatch-app-sheet-half = Show the whole list
dispatch-app-sheet-full = Show the map
dispatch-app-dragging = Drop it on a driver
dispatch-app-drop-on = Give it to { $name }
dispatch-app-help = Keys
dispatch-app-help-drag = Orders can also be dragged onto a driver, in the list or on the map. Marked ones come along.
dispatch-app-key-search = search
dispatch-app-key-next = next order
dispatch-app-key-previous = previous order
dispatch-app-key-open = open it
dispatch-app-key-mark = mark it
dispatch-app-key-assign = assign a driver
dispatch-app-key-propose = propose who takes what
dispatch-app-key-back = back
dispatch-app-key-help = these keys
dispatch-app-event-order-placed = Placed
dispatch-app-event-order-confirmed = Confirmed
dispatch-app-event-order-preparing = The kitchen began
dispatch-app-event-order-ready = Packed
dispatch-app-event-order-fulfilled = Done
dispatch-app-event-order-rejected = Rejected
dispatch-app-event-order-cancelled = Cancelled
dispatch-app-event-order-expired = Not answered in time
dispatch-app-event-order-returned = Goods came back
dispatch-app-event-order-late = Late
dispatch-app-event-order-preparation-late = The kitchen is late
dispatch-app-event-delivery-opened = A driver is needed
dispatch-app-event-delivery-accepted = Accepted by the driver
dispatch-app-event-delivery-assigned = Assigned
dispatch-app-event-delivery-released = Taken back
dispatch-app-event-delivery-arrived-at-pickup = Driver at the shop
dispatch-app-event-delivery-picked-up = Picked up
dispatch-app-event-delivery-arrived-at-dropoff = At the door
dispatch-app-event-delivery-delivered = Delivered
dispatch-app-event-delivery-failed = Could not be handed over
dispatch-app-event-delivery-retried = Another try
dispatch-app-event-delivery-returning = Coming back
dispatch-app-event-delivery-returned = Back at the shop
dispatch-app-event-delivery-cancelled = Delivery called off
dispatch-app-event-delivery-unserved = Nobody took it
dispatch-app-event-offer-made = Offered
dispatch-app-event-offer-accepted = Offer accepted
dispatch-app-event-offer-declined = Offer declined
dispatch-app-event-offer-expired = Offer ran out
dispatch-app-event-offer-withdrawn = Offer taken back
dispatch-app-event-review-left = Rated
dispatch-app-event-cash-collected = Cash taken in
dispatch-app-alarms-count = { $count ->
    [0] Alarms: none
    [one] { $count } alarm
   *[other] { $count } alarms
}
dispatch-app-orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
dispatch-app-marked = { $count ->
    [one] { $count } marked
   *[other] { $count } marked
}
dispatch-app-assign-many = { $count ->
    [one] Assign { $count } order
   *[other] Assign { $count } orders
}
dispatch-app-assigned-many = { $count ->
    [one] { $count } order assigned
   *[other] { $count } orders assigned
}
dispatch-app-refused = { $count ->
    [one] { $count } order was not assigned
   *[other] { $count } orders were not assigned
}
dispatch-app-offers = { $count ->
    [one] { $count } driver is being asked
   *[other] { $count } drivers are being asked
}
dispatch-app-proposal-done = { $count ->
    [one] { $count } order was given out.
   *[other] { $count } orders were given out.
}
dispatch-app-proposal-refused = { $count ->
    [one] { $count } was refused.
   *[other] { $count } were refused.
}
dispatch-app-apply = { $count ->
    [one] Give out { $count } order
   *[other] Give out { $count } orders
}
dispatch-app-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
dispatch-app-last-hours = { $count ->
    [one] The last hour
   *[other] The last { $count } hours
}
dispatch-app-full = Full screen
dispatch-app-leave-full = Leave full screen
