# Why a promo code in a cart does not count (yet): the end of a sentence that begins with the code.
why-promo-unknown = there is no such code any more
why-promo-twice = it is in the cart twice
why-promo-not-yet = { $startsAtKnown ->
    [yes] valid from { $startsAt }
   *[other] not valid yet
}
why-promo-over = no longer valid
why-promo-used-up = used up by others
why-promo-used-by-you = you have used it already
why-promo-first-order-only = for the first order only
why-promo-below-minimum = from { $minimum }, { $missing } more
why-promo-not-with-others = not together with another code
why-promo-nothing-to-reduce = nothing in the cart yet that it makes cheaper

shop-app-promo = Promo code
shop-app-promo-apply = Apply
shop-app-promo-remove = Remove { $code }
shop-app-promo-kept = The code { $code } is in your cart.
