command-customer-menu = Open the menu
command-customer-cart = My cart
command-customer-promo = Enter a promo code
command-customer-orders = My orders
command-customer-address = Where to deliver
command-customer-language = Language
command-customer-help = What I can do
command-customer-cancel = Leave the open question
not-understood-customer = I did not understand that. The buttons below show what I can do, and /help tells more.

home-menu = 🛍 Menu
home-cart = 🧺 Cart
home-orders = 📦 Orders
home-help = ❓ Help
home-placeholder = What would you like?

language-ask-first = Hello, { $name }! Which language shall we speak?
language-changed = The buttons below speak English now, too.

welcome = Welcome, { $name }! Choose from the menu, tell me where to bring it, and watch it come to your door.
brought-by = <b>{ $name }</b> has invited you. Nice to have you here!
help = <b>What I can do</b>
    🛍 Menu: choose what you like
    🧺 Cart: change it, pick a time, add a note, order
    📦 Orders: see where an order is, cancel or repeat it

    /address where to deliver
    /language another language
    /cancel leave an open question

    Once you have ordered, the order’s card stays pinned on top: it shows how far your order is and lets you write to the driver. Nobody sees your phone number.
groups-no = I take orders in a private chat only: write to me at @{ $bot }. I am leaving this group now.

left = All right, never mind.
leave-button = ✖️ Never mind
text-please = A line of text, please. Or press “Never mind”.

phone-ask = One thing before your first order: please share your phone number with the button below. It stays with the shop; drivers and other people do not see it.
phone-share = 📱 Share my number
phone-later = ↩️ Not now
phone-kept = Thank you, the number is noted.
phone-next = What would you like to eat?

address-ask = <b>Where shall we deliver?</b>
    Press the button to send where you are, send a pin with 📎, or write a street and a number.
address-share = 📍 Send where I am
address-back = ↩️ Back
address-placeholder = Street and number
address-button = 📍 Set the address
address-change-button = 📍 Address
address-set = The address is set.
address-other = 📍 Try another address
address-found = Which one is it?
address-none-of-these = None of these
address-unknown = I do not know this address. Please check the street and the number, or send a pin with 📎.
address-saved = { $count ->
    [0] You have no saved addresses.
    [one] Your saved address:
   *[other] Your saved addresses:
}
address-forget = 🗑 Forget
address-forgotten = Forgotten.

reach-to = 📍 <b>{ $text }</b>
reach-note = 🚪 { $note }
reach-fee = { $branch } delivers here for <b>{ $fee }</b>.
reach-free = { $branch } delivers here <b>for free</b>.
reach-free-above = Free delivery from { $sum }.
reach-minimum = Orders from { $sum }.

door-button = 🚪 Add entrance, floor, door
door-change-button = 🚪 Change entrance, floor, door
door-ask = How does the driver find your door? Entrance, floor, bell: one line, please.
door-kept = The driver will read: <i>{ $note }</i>

shop-title = 🛍 <b>{ $branch }</b>
shop-to = 📍 { $text }
shop-to-nowhere = 📍 Tell me where to deliver, and I show what it costs.
shop-closed = 🌙 { $sentence }
shop-choose = What would you like?
shop-empty = The menu is empty today. Please come back later.
shop-button = 🛍 Open the menu
shop-more-button = 🛍 Add more
cart-button = 🧺 Cart · { $sum }
cart-plain-button = 🧺 Cart
category-button = { $emoji } { $name } · { $count }
back-to-shop = ↩️ Menu
back-to-categories = ↩️ Categories
back-to-products = ↩️ Back
back-to-cart = ↩️ Back to the cart

products-title = { $emoji } <b>{ $name }</b>
products-none = { $emoji } <b>{ $name }</b>
    There is nothing here right now.
product-button = { $name } · from { $price }
product-sold-out-button = 🚫 { $name } · sold out
product-title = <b>{ $name }</b>
product-price = { $price }
product-price-reduced = <s>{ $price }</s> <b>{ $now }</b>
product-sold-out = 🚫 Sold out
product-scarce = { $count ->
    [one] Only { $count } left
   *[other] Only { $count } left
}
product-description = { $text }
product-add = Add for { $sum }
product-added = { $count ->
    [one] Added: { $name }
   *[other] Added: { $count } × { $name }
}
product-changed = The menu has changed since. Please choose again.
group-line = <b>{ $name }</b>: { $rule }
group-up-to = { $count ->
    [one] up to { $count }
   *[other] up to { $count }
}
group-exactly = { $count ->
    [one] choose { $count }
   *[other] choose { $count }
}
group-between = choose { $minimum } to { $maximum }
group-full = { $count ->
    [one] You can choose only { $count } here.
   *[other] You can choose up to { $count } here.
}
group-missing = { $count ->
    [one] { $name }: please choose one.
   *[other] { $name }: please choose at least { $count }.
}

line = { $quantity } × { $name } — { $sum }
line-with-options = { $quantity } × { $name } <i>({ $options })</i> — { $sum }
lines-more = { $count ->
    [one] …and { $count } more
   *[other] …and { $count } more
}
cost-goods = Goods: { $sum }
cost-discount = Discount: −{ $sum }
cost-promo = Code { $code }: −{ $sum }
cost-credit = Your credit: −{ $sum }
cost-delivery = Delivery: { $sum }
cost-delivery-late-hour = Delivery: { $sum } (with the surcharge for this hour)
cost-delivery-free = Delivery: free
cost-delivery-free-above = Delivery: free, thanks to the size of your order
cost-delivery-unknown = Delivery: depends on the address
cost-tip = Tip for the driver: { $sum }
cost-total = <b>Total: { $sum }</b>
cost-tax = includes { $percent } % tax: { $sum }

cart-title = 🧺 <b>Your cart</b> · { $branch }
cart-empty = 🧺 Your cart is empty.
cart-line-button = { $name } · { $quantity }
cart-clear = 🗑 Empty it
cart-clear-ask = Take everything out of the cart?
cart-clear-yes = 🗑 Yes, empty it
cart-keep = ↩️ Keep it
terms-address = 📍 { $text }
terms-address-note = 📍 { $text } ({ $note })
terms-soon = 🕑 As soon as possible
terms-slot = 🕑 { $when }
terms-note = 📝 { $note }
terms-cash = 💵 Cash, the exact sum
terms-cash-from = 💵 Cash, change from { $sum }
problem = ⚠️ { $sentence }
problem-of-line = ⚠️ { $name }: { $sentence }

note-button = 📝 Add a note
note-change-button = 📝 Change the note
note-ask = What should the shop know? Allergies, no onions, a call at the door: up to 500 characters.
note-now = The note so far: <i>{ $note }</i>
note-away = 🗑 Remove the note
promo-button = 🏷 Promo code
promo-ask = Which code? Upper or lower case, spaces and dashes do not matter.
promo-title = 🏷 <b>Promo codes</b>
promo-taken = { $code }: −{ $sum }
promo-refused = 🏷 { $code } does not count: { $reason }
promo-kept = 🏷 The code { $code } is in your cart.
promo-another-button = ➕ Another code
promo-away-button = 🗑 Remove { $code }
tip-button = 💝 Tip
tip-set-button = 💝 Tip { $sum }
tip-ask = A tip for the driver? All of it goes to them.
tip-percent = { $percent } % · { $sum }
tip-own = ✏️ Another amount
tip-none = No tip
tip-own-ask = How much would you like to give? Write a number, please.
pay-button = 💵 Paying in cash
pay-ask = You pay { $sum } in cash at the door. What will you pay with, so that the driver brings change?
pay-exact = Exactly { $sum }
pay-own = ✏️ Another amount
pay-own-ask = What will you pay with? Write a number, please.
time-button = 🕑 Time
time-choose-button = 🕑 Choose a time
time-ask = When shall we deliver?
time-soon = ⚡ As soon as possible
time-of-day-ask = At what time on { $day }?
time-none = There is no free time left on this day.
time-nothing = There is no time to choose right now. Please try again later.
time-other-day = ↩️ Another day

checkout-button = ✅ Check out · { $sum }
confirm-title = <b>Please have a last look</b> · { $branch }
confirm-ask = Is everything right?
place-button = Place order · { $sum }
placed = ✅ Order #{ $number } is placed. Its card comes right away and stays up to date.

orders-title = 📦 <b>Your orders</b>
orders-none = 📦 You have not ordered anything yet.
orders-line = <b>#{ $number }</b> · { $day }, { $time } · { $sum }
    { $status } · { $address }
orders-button = #{ $number } · { $sum }
orders-newest = ⏮ Newest
orders-older = Older ▶

card-title = Order #{ $number } · { $branch } · { $day }, { $time }
card-status = <b>{ $status }</b>
card-placed = Waiting for the shop to accept
card-confirmed = Accepted
card-preparing = Being prepared
card-ready = Packed, waiting for the driver
card-under-way = On its way to you
card-at-door = The driver is at your door
card-delivered = Delivered. Enjoy!
card-failed = Could not be handed over
card-coming-back = On its way back to the shop
card-returned = Returned
card-rejected = The shop could not take it
card-expired = Expired
card-cancelled = Cancelled
card-failed-because = Reason: { $reason }. Write to the shop to try again.
card-shop-says = The shop says: <i>{ $reason }</i>
card-cancelled-because = Reason: { $reason }
card-eta = { $count ->
    [one] 🕑 About { $count } minute
   *[other] 🕑 About { $count } minutes
}
card-wanted = 🕑 { $when }
card-promised = 🕑 By { $time }
card-late = ⚠️ It takes longer than promised. Sorry! We are on it.
card-driver = 🛵 <b>{ $name }</b> brings it, { $vehicle }
card-driver-stars = 🛵 <b>{ $name }</b> brings it, { $vehicle } · ★ { $stars }
card-code = 🔑 Code for the driver: <b>{ $code }</b>
card-address = 📍 <a href="{ $url }">{ $text }</a>
card-address-note = 📍 <a href="{ $url }">{ $text }</a> ({ $note })
card-cash = 💵 Cash, the exact sum
card-cash-from = 💵 Cash, change from { $sum }
card-review = Your rating: { $stars }
card-talk-driver = 💬 Write to the driver
card-talk-dispatcher = 💬 Write to the shop
card-again = 🔁 Order again
card-cancel = ✖️ Cancel the order

cancelled-changed-mind = you changed your mind
cancelled-too-long = it took too long
cancelled-mistake = it was a mistake
cancelled-shop = the shop could not do it
cancelled-delivery-failed = it could not be delivered
cancelled-other = no reason was given
cancel-ask = Cancel order #{ $number }?
cancel-yes = ✖️ Yes, cancel it
cancel-no = ↩️ Keep it
cancel-done = Order #{ $number } is cancelled. See you next time!
cancel-too-late = Order #{ $number } cannot be cancelled any more. If something is wrong, write to the shop.
again-filled = Here it is again.
again-missing = { $count ->
    [one] { $count } thing could not be had today and is left out.
   *[other] { $count } things could not be had today and are left out.
}
rated-thanks = Thank you! Would you like to add a few words about order #{ $number }?
rated-sorry = Thank you for telling us, and sorry. What went wrong with order #{ $number }?
review-button = ✏️ Write a few words
review-ask = How was order #{ $number }? One tap helps us a lot.
review-ask-text = What would you like to say about order #{ $number }?
review-kept = Thank you, the shop will read it.
review-too-long = { $count ->
    [one] This is too long: { $count } character fits. Please make it shorter.
   *[other] This is too long: { $count } characters fit. Please make it shorter.
}

talk-with-driver = your driver
talk-with-dispatcher = the shop
talk-begun-driver = ✍️ You are writing to <b>{ $name }</b>, the driver of order #{ $number }. Whatever you send now (text, a photo, a voice message, a place) goes to them. Nobody sees your number.
talk-begun-dispatcher = ✍️ You are writing to <b>{ $name }</b> about order #{ $number }. Whatever you send now (text, a photo, a voice message, a place) goes to the shop. Nobody sees your number.
talk-placeholder-driver = To { $name }, your driver
talk-placeholder-dispatcher = To { $name }
talk-stop = ⏹ Stop writing
talk-stopped = You have stopped writing. What you send now goes to nobody else.
talk-only = I can pass on text, photos, voice messages and places. This I cannot pass on.
talk-answer = ↩️ Answer
said-by-driver = 💬 <b>{ $name }</b>, your driver · order #{ $number }
said-by-dispatcher = 💬 <b>{ $name }</b> · order #{ $number }

alert-somebody = The driver
alert-order-confirmed = 👍 The shop has accepted order #{ $number }.
alert-order-rejected = 😔 The shop could not take order #{ $number }: <i>{ $reason }</i>. You have paid nothing.
alert-order-cancelled = ✖️ Order #{ $number } was cancelled: { $reason }.
alert-order-expired = ⌛ Order #{ $number } has expired: nobody answered in time. Sorry!
alert-order-late = 🐢 Order #{ $number } takes longer than promised. Sorry! We are on it.
alert-driver-found = 🛵 <b>{ $name }</b> will bring order #{ $number }.
alert-driver-under-way = { $count ->
    [0] 🛵 <b>{ $name }</b> is on the way to you with order #{ $number }.
    [one] 🛵 <b>{ $name }</b> is on the way to you with order #{ $number }: about { $count } minute.
   *[other] 🛵 <b>{ $name }</b> is on the way to you with order #{ $number }: about { $count } minutes.
}
alert-driver-at-door = 🚪 <b>{ $name }</b> is at your door with order #{ $number }.
alert-delivery-failed = 😔 Order #{ $number } could not be handed over: { $reason }. The shop will get in touch; you can write to them, too.
alert-delivery-retried = 🔁 Order #{ $number } is on its way to you once more.
