refusal-people-unknown = I do not know you yet. Please send /start.
refusal-people-bad-launch = This screen was opened too long ago, or not from Telegram. Please open it again.
refusal-people-session-over = You have been away for a while. Please open this screen again.
refusal-people-not-allowed = This is not for you to do: you have no such role.
refusal-people-absent = This person is not with us (any more).
refusal-people-foreign-contact = This contact is not yours. Please press the button that shares your own phone number.
refusal-people-bad-phone = This does not look like a phone number. Please press the button that shares yours.
refusal-people-phone-missing = Please share your phone number first: press the button below the text field.
refusal-people-invite-invalid = This invite link is not valid. Please ask for a new one.
refusal-people-invite-expired = This invite link has expired. Please ask for a new one.
refusal-people-invite-used-up = This invite link has been used up. Please ask for a new one.
refusal-people-too-fast = That was a bit fast. Please wait a moment and try again.

refusal-talking-nobody-there = There is nobody to write to right now: no driver has this order.
refusal-talking-absent = This conversation does not exist (any more).
refusal-talking-closed = This conversation is closed: the order ended more than a day ago.
refusal-talking-too-long = { $limit ->
    [one] This is too long: at most { $limit } character goes into one message.
   *[other] This is too long: at most { $limit } characters go into one message.
}
refusal-talking-empty = There is nothing in this message to pass on.

refusal-catalog-absent = This is no longer on the menu.
refusal-catalog-bad-selection = { $fault ->
    [too-few] Something is still to be chosen: pick at least { $minimum } in each group that needs it.
    [too-many] Too many at once: pick at most { $maximum } in this group.
   *[other] The menu has changed since. Please choose again.
}

refusal-places-branch-absent = This shop is not open with us (any more).
refusal-places-address-absent = This address is not among your saved ones any more.
refusal-places-bad-place = This place is not on the map. Please send it again.
refusal-places-out-of-zone = Sorry, we do not deliver to this place yet. Would another address do?
refusal-places-closed = { $opensAtKnown ->
    [yes] We are closed now and open on { $opensAt }. You can order for a later time.
   *[other] We are closed now. You can order for a later time.
}
refusal-places-slot-absent = This time cannot be chosen any more. Please pick another one.
refusal-places-slot-full = This time is taken. Please pick another one.

refusal-stock-sold-out = This is sold out.
refusal-stock-not-enough = { $available ->
    [one] Only { $available } piece is left.
   *[other] Only { $available } pieces are left.
}
refusal-stock-bad-quantity = This is not a quantity that can be booked.

refusal-cart-empty = Your cart is empty.
refusal-cart-absent = Your cart is not there any more. Please open the menu again.
refusal-cart-changed = Your cart has changed since. Please look at it once more.
refusal-cart-too-many = { $limit ->
    [one] That is too much for one cart: { $limit } is the most.
   *[other] That is too much for one cart: { $limit } is the most.
}
refusal-cart-note-too-long = { $limit ->
    [one] This note is too long: { $limit } character fits. Please make it shorter.
   *[other] This note is too long: { $limit } characters fit. Please make it shorter.
}
refusal-cart-address-missing = Where shall we deliver? Please set the address first.
refusal-cart-below-minimum = We deliver here from { $minimum }: { $missing } more, please.
refusal-cart-bad-tip = This tip does not look right. Please choose another amount.
refusal-cart-cash-too-little = Please choose a sum that covers { $total } and is not far above it.

refusal-promo-unknown = We do not know this code. Please check the letters and digits.
refusal-promo-over = This code is no longer valid.
refusal-promo-used-up = This code has been used up by others.
refusal-promo-used-by-you = You have used this code already.
refusal-promo-too-many = { $limit ->
    [one] No more than { $limit } code goes into one cart. Remove it first.
   *[other] No more than { $limit } codes go into one cart. Remove one first.
}
refusal-promo-too-many-guesses = { $minutes ->
    [one] Too many codes that we do not know. Try again in { $minutes } minute.
   *[other] Too many codes that we do not know. Try again in { $minutes } minutes.
}

refusal-order-absent = There is no such order.
refusal-order-not-yours = This order is not yours to change.
refusal-order-already-done = Already done. The order is now { $status }.
refusal-order-wrong-moment = This cannot be done now: the order is { $status }.
refusal-order-too-late-to-cancel = It is too late to cancel: the order is { $status }. Write to the shop if something is wrong.
refusal-order-goods-are-out = The goods are on their way, so the order cannot be cancelled now. Write to the shop if something is wrong.
refusal-order-not-delivered-yet = You can rate the order once it has been delivered.
refusal-order-already-reviewed = You have rated this order already. Thank you!
refusal-order-bad-stars = Please choose one to five stars.
refusal-payment-already-done = The payment is already { $status }.
refusal-payment-wrong-moment = This cannot be done now: the payment is { $status }.

refusal-delivery-absent = There is no such delivery (any more).
refusal-delivery-not-yours = This delivery is not yours.
refusal-delivery-taken = Another driver has this delivery.
refusal-delivery-already-done = Already done. The delivery is now { $status }.
refusal-delivery-wrong-moment = This cannot be done now: the delivery is { $status }.
refusal-delivery-order-not-ready = The kitchen is not done yet. Please wait until the order is packed.
refusal-delivery-wrong-code = { $left ->
    [one] This is not the code. { $left } try is left.
   *[other] This is not the code. { $left } tries are left.
}
refusal-delivery-code-locked = Too many wrong codes. Take a photo as proof, or write to the dispatcher.
refusal-delivery-proof-missing = The proof is missing: ask for the code or take a photo first.
refusal-delivery-cash-missing = Please collect { $due } first.

refusal-shift-already-done = Already done: your shift is { $status }.
refusal-shift-wrong-moment = This cannot be done now: your shift is { $status }.
refusal-shift-no-fresh-location = Please share your live location first, so that orders near you can find you.
refusal-shift-has-deliveries = { $count ->
    [one] You still have { $count } delivery. Finish it first.
   *[other] You still have { $count } deliveries. Finish them first.
}

refusal-cash-absent = There is no such cash hand-over.
refusal-cash-already-done = Already done: the hand-over is { $status }.
refusal-cash-wrong-moment = This cannot be done now: the hand-over is { $status }.
refusal-cash-nothing-to-hand-over = There is no cash to hand over.
refusal-cash-already-declared = A hand-over is under way already. It has to be counted first.
refusal-cash-already-settled = This hand-over has been settled already.
refusal-cash-more-than-in-hand = That is more than the { $inHand } in hand.
refusal-cash-bad-amount = This is not an amount. Please write a number, for example 1500.
refusal-cash-over-cap = Too much cash in hand. Please hand some over first.

refusal-offer-absent = There is no such offer (any more).
refusal-offer-hands-full = Your hands are full ({ $most } at once at most). Bring one of your deliveries first.
refusal-offer-no-room-for-cash = With { $cash } more you would carry too much cash: you have room for { $room }. Hand some over first.
refusal-offer-not-yours = This offer was made to somebody else.
refusal-offer-taken = Another driver was faster.
refusal-offer-expired = This offer has expired.
refusal-offer-withdrawn = This offer has been withdrawn.
refusal-offer-already-done = Already done: this offer is { $status }.
refusal-offer-wrong-moment = This cannot be done now: the offer is { $status }.
refusal-dispatch-driver-absent = There is no such driver (any more).
refusal-dispatch-driver-unfit = This driver cannot take it: { $reason }.
refusal-proposal-absent = There is no such proposal (any more).
refusal-proposal-expired = This proposal is out of date. Please ask for a new one.
refusal-proposal-not-in-it = This delivery is not part of the proposal.

refusal-request-key-reused = This was used for something else before. Please start again.
refusal-request-out-of-date = This is out of date. Please look again.
refusal-request-not-understood = I did not understand that.
refusal-request-key-missing = This request carries no key of its own, so it cannot be told from a repetition.
refusal-request-absent = There is nothing here (any more).
refusal-request-wrong-origin = This page may not connect here.
refusal-request-not-a-websocket = This address is for websockets only.
refusal-media-not-a-picture = This is not a picture I can open. Please send a photo.
refusal-media-too-large = { $megabytes ->
    [one] This file is too large: at most { $megabytes } megabyte.
   *[other] This file is too large: at most { $megabytes } megabytes.
}

problem-outage = We are busy right now. Please try again in a minute.
problem-our-fault = Something went wrong on our side. We have been told; please try again later.
