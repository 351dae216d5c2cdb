# Почему промокод в корзине (пока) не действует: конец предложения, которое начинается с кода.
why-promo-unknown = такого промокода больше нет
why-promo-twice = он в корзине дважды
why-promo-not-yet = { $startsAtKnown ->
    [yes] действует с { $startsAt }
   *[other] ещё не действует
}
why-promo-over = больше не действует
why-promo-used-up = уже разобрали
why-promo-used-by-you = вы его уже использовали
why-promo-first-order-only = только на первый заказ
why-promo-below-minimum = от { $minimum }, не хватает { $missing }
why-promo-not-with-others = не суммируется с другим промокодом
why-promo-nothing-to-reduce = в корзине пока нет того, на что он действует

shop-app-promo = Промокод
shop-app-promo-apply = Применить
shop-app-promo-remove = Убрать { $code }
shop-app-promo-kept = Промокод { $code } в вашей корзине.
