# Por qué un código en el carrito (todavía) no cuenta: el final de una frase que empieza con el código.
why-promo-unknown = ese código ya no existe
why-promo-twice = está dos veces en el carrito
why-promo-not-yet = { $startsAtKnown ->
    [yes] válido desde { $startsAt }
   *[other] todavía no es válido
}
why-promo-over = ya no es válido
why-promo-used-up = ya se agotó
why-promo-used-by-you = ya lo usaste
why-promo-first-order-only = solo para el primer pedido
why-promo-below-minimum = desde { $minimum }, faltan { $missing }
why-promo-not-with-others = no se combina con otro código
why-promo-nothing-to-reduce = todavía no hay nada en el carrito que lo use

shop-app-promo = Código promocional
shop-app-promo-apply = Aplicar
shop-app-promo-remove = Quitar { $code }
shop-app-promo-kept = El código { $code } está en tu carrito.
