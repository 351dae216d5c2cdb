# The customer's mini app.
shop-app-title = Menu
shop-app-search = Search the menu
shop-app-found = What was found
shop-app-found-nothing = Nothing found for “{ $text }”. Try another word.
shop-app-categories = Categories
shop-app-menu-empty = The menu is empty today. Please come back later.
shop-app-from = from { $price }
shop-app-before = before
shop-app-sold-out = Sold out
shop-app-sold-out-long = Sold out for now. Please choose something else.
shop-app-left = { $count ->
    [one] Only { $count } left
   *[other] Only { $count } left
}
shop-app-add-named = Add { $name }
shop-app-add-for = Add · { $total }
shop-app-choose-first = Choose what is missing
shop-app-size = Size
shop-app-quantity = Quantity
shop-app-up-to = { $count ->
    [one] up to { $count }
   *[other] up to { $count }
}
shop-app-exactly = { $count ->
    [one] choose { $count }
   *[other] choose { $count }
}
shop-app-between = choose { $minimum }–{ $maximum }
shop-app-to-cart = { $count ->
    [one] Cart · { $count } item · { $total }
   *[other] Cart · { $count } items · { $total }
}
shop-app-closed = The shop is closed. You can order for a later time.
shop-app-closed-until = Closed now, open on { $day } at { $time }. You can order for later.
shop-app-me = My profile
shop-app-my-orders = My orders
shop-app-my-addresses = My addresses
shop-app-brought-by = { $name } brought you here. Welcome!

shop-app-cart = Cart
shop-app-cart-empty = Your cart is empty
shop-app-cart-empty-text = Add something tasty, and it will wait for you here.
shop-app-to-menu = To the menu
shop-app-empty = Empty
shop-app-empty-sure = Take everything out of the cart?
shop-app-empty-yes = Empty the cart
shop-app-set-address = Set the address
shop-app-check-out = Check out · { $total }
shop-app-goods = Goods
shop-app-discount = Discount
shop-app-credit = Credit
shop-app-delivery = Delivery
shop-app-delivery-unknown = depends on the address
shop-app-free = free
shop-app-tip = Tip
shop-app-total = Total

shop-app-where = Where shall we deliver?
shop-app-deliver-to = Deliver to
shop-app-deliver-here = Deliver here
shop-app-address-search = Street and number
shop-app-address-found = Addresses that were found
shop-app-address-find = Find on the map
shop-app-address-unknown = This address is not on our map. Move the map until the pin stands at the door; your words stay.
shop-app-locate = Where I am
shop-app-location-refused = Your location was not shared. Move the map or type the address.
shop-app-location-unavailable = Your location is not known right now. Move the map or type the address.
shop-app-map = Map: the place of delivery
shop-app-pin = Pin on the map
shop-app-reach-unknown = Choose a place to see what delivery costs.
shop-app-reach = { $shop } delivers here for { $fee }.
shop-app-reach-minimum = From { $minimum }.
shop-app-reach-free = Free from { $above }.
shop-app-door-note = Note for the driver
shop-app-door-note-example = Flat 4, ring twice
shop-app-saved = Used before
shop-app-saved-all = Show all { $count }
shop-app-saved-change = Change { $address }
shop-app-saved-name = Name
shop-app-saved-name-example = Home, office, grandmother
shop-app-forget = Forget this address

shop-app-checkout = Checkout
shop-app-when = When
shop-app-asap = As soon as possible
shop-app-slot-full = full
shop-app-slot-left = { $count ->
    [one] { $count } left
   *[other] { $count } left
}
shop-app-tip-title = A tip for the driver
shop-app-no-tip = No tip
shop-app-cash-title = Cash to the driver
shop-app-cash-exact = Exact sum
shop-app-cash-own = The note you pay with
shop-app-amount-own = Another amount
shop-app-amount-set = Set
shop-app-amount-wrong = Write one amount, such as 150.
shop-app-cash-from = change from { $note }
shop-app-phone = Phone
shop-app-share-phone = Share my phone number
shop-app-share-phone-why = So that the driver finds you faster
shop-app-note = Note for the kitchen
shop-app-note-example = No onions, please
shop-app-look-at-cart = Something in the cart is not there as you want it.
shop-app-place = Place order · { $total }

shop-app-order = Order #{ $number }
shop-app-about-at = about { $time }
shop-app-wanted = For { $from }–{ $until }
shop-app-wanted-on = For { $day }, { $from }–{ $until }
shop-app-late = It takes longer than promised. We are sorry, and on it.
shop-app-status-placed = Waiting for the shop
shop-app-status-confirmed = The shop has accepted
shop-app-status-preparing = Being prepared
shop-app-status-ready = Packed and ready
shop-app-status-under-way = On the way to you
shop-app-status-at-door = The driver is at your door
shop-app-status-delivered = Delivered
shop-app-status-failed = Could not be delivered
shop-app-status-coming-back = On its way back to the shop
shop-app-status-returned = Back at the shop
shop-app-status-rejected = The shop could not take it
shop-app-status-expired = Nobody answered in time
shop-app-status-cancelled = Cancelled
shop-app-step-placed = Placed
shop-app-step-confirmed = Accepted
shop-app-step-preparing = Prepared
shop-app-step-under-way = On the way
shop-app-step-delivered = Delivered
shop-app-reason-changed-mind = You changed your mind.
shop-app-reason-too-long = It took too long.
shop-app-reason-mistake = It was a mistake.
shop-app-reason-shop = The shop called it off.
shop-app-reason-delivery-failed = It could not be delivered.
shop-app-reason-other = It was called off.
shop-app-track-map = Map: where the driver is
shop-app-driver = Driver
shop-app-write = Write
shop-app-write-shop = Write to the shop
shop-app-code = Hand-over code
shop-app-code-why = Tell it to the driver only when you have your order.
shop-app-code-qr = The code as a QR code
shop-app-from-shop = From { $shop }
shop-app-cancel = Cancel the order
shop-app-cancel-sure = Cancel order #{ $number }?
shop-app-cancel-yes = Cancel it
shop-app-cancel-no = Keep it
shop-app-reorder = Order the same again
shop-app-reorder-sure = Your cart has other things in it. Put this order in their place?
shop-app-reorder-yes = Replace the cart
shop-app-reorder-missing = { $count ->
    [one] { $count } thing is not sold any more.
   *[other] { $count } things are not sold any more.
}
shop-app-rate = How was it?
shop-app-rate-food = The order
shop-app-rate-driver = { $name }, your driver
shop-app-rate-text = A word about it, if you like
shop-app-rate-send = Send
shop-app-stars = { $count ->
    [one] { $count } star
   *[other] { $count } stars
}
shop-app-no-orders = No orders yet.
shop-app-older = Show older ones
