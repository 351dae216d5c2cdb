command-customer-menu = Abrir el menú
command-customer-cart = Mi carrito
command-customer-promo = Ingresar un código
command-customer-orders = Mis pedidos
command-customer-address = A dónde entregar
command-customer-language = Idioma
command-customer-help = Qué puedo hacer
command-customer-cancel = Dejar la pregunta abierta
not-understood-customer = No entendí eso. Los botones de abajo muestran lo que puedo hacer, y /help cuenta más.

home-menu = 🛍 Menú
home-cart = 🧺 Carrito
home-orders = 📦 Pedidos
home-help = ❓ Ayuda
home-placeholder = ¿Qué te gustaría?

language-ask-first = ¡Hola, { $name }! ¿En qué idioma hablamos?
language-changed = Los botones de abajo ahora también están en español.

welcome = ¡Hola, { $name }! Elige del menú, dime a dónde llevarlo y mira cómo llega a tu puerta.
brought-by = Te invitó <b>{ $name }</b>. ¡Qué bueno tenerte aquí!
help = <b>Qué puedo hacer</b>
    🛍 Menú: elegir lo que te gusta
    🧺 Carrito: cambiarlo, elegir la hora, dejar una nota, pedir
    📦 Pedidos: ver dónde está un pedido, cancelarlo o repetirlo

    /address a dónde entregar
    /language otro idioma
    /cancel dejar la pregunta abierta

    Cuando pides, la tarjeta del pedido queda fijada arriba: muestra cuánto falta y te deja escribir al repartidor. Nadie ve tu número de teléfono.
groups-no = Solo tomo pedidos en un chat privado: escríbeme a @{ $bot }. Ahora salgo de este grupo.

left = Está bien, lo dejamos.
leave-button = ✖️ Dejarlo
text-please = Una línea de texto, por favor. O pulsa «Dejarlo».

phone-ask = Una cosa antes de tu primer pedido: comparte tu número de teléfono con el botón de abajo, por favor. Queda en la tienda; los repartidores y otras personas no lo ven.
phone-share = 📱 Compartir mi número
phone-later = ↩️ Ahora no
phone-kept = Gracias, anoté el número.
phone-next = ¿Qué te gustaría comer?

address-ask = <b>¿A dónde lo llevamos?</b>
    Pulsa el botón para enviar dónde estás, manda un punto con 📎, o escribe la calle y el número.
address-share = 📍 Enviar dónde estoy
address-back = ↩️ Volver
address-placeholder = Calle y número
address-button = 📍 Indicar la dirección
address-change-button = 📍 Dirección
address-set = Anoté la dirección.
address-other = 📍 Probar otra dirección
address-found = ¿Cuál es?
address-none-of-these = Ninguna de estas
address-unknown = No conozco esta dirección. Revisa la calle y el número, o manda un punto con 📎.
address-saved = { $count ->
    [0] No tienes direcciones guardadas.
    [one] Tu dirección guardada:
    [many] Tus direcciones guardadas:
   *[other] Tus direcciones guardadas:
}
address-forget = 🗑 Olvidar
address-forgotten = Olvidada.

reach-to = 📍 <b>{ $text }</b>
reach-note = 🚪 { $note }
reach-fee = { $branch } entrega aquí por <b>{ $fee }</b>.
reach-free = { $branch } entrega aquí <b>gratis</b>.
reach-free-above = Envío gratis desde { $sum }.
reach-minimum = Pedidos desde { $sum }.

door-button = 🚪 Agregar entrada, piso, puerta
door-change-button = 🚪 Cambiar entrada, piso, puerta
door-ask = ¿Cómo encuentra el repartidor tu puerta? Entrada, piso, timbre: una línea, por favor.
door-kept = El repartidor leerá: <i>{ $note }</i>

shop-title = 🛍 <b>{ $branch }</b>
shop-to = 📍 { $text }
shop-to-nowhere = 📍 Dime a dónde entregar y te muestro cuánto cuesta.
shop-closed = 🌙 { $sentence }
shop-choose = ¿Qué te gustaría?
shop-empty = Hoy el menú está vacío. Vuelve más tarde, por favor.
shop-button = 🛍 Abrir el menú
shop-more-button = 🛍 Agregar más
cart-button = 🧺 Carrito · { $sum }
cart-plain-button = 🧺 Carrito
category-button = { $emoji } { $name } · { $count }
back-to-shop = ↩️ Menú
back-to-categories = ↩️ Categorías
back-to-products = ↩️ Volver
back-to-cart = ↩️ Volver al carrito

products-title = { $emoji } <b>{ $name }</b>
products-none = { $emoji } <b>{ $name }</b>
    Ahora no hay nada aquí.
product-button = { $name } · desde { $price }
product-sold-out-button = 🚫 { $name } · agotado
product-title = <b>{ $name }</b>
product-price = { $price }
product-price-reduced = <s>{ $price }</s> <b>{ $now }</b>
product-sold-out = 🚫 Agotado
product-scarce = { $count ->
    [one] Solo queda { $count }
    [many] Solo quedan { $count }
   *[other] Solo quedan { $count }
}
product-description = { $text }
product-add = Agregar por { $sum }
product-added = { $count ->
    [one] Agregado: { $name }
    [many] Agregado: { $count } × { $name }
   *[other] Agregado: { $count } × { $name }
}
product-changed = El menú cambió desde entonces. Elige otra vez, por favor.
group-line = <b>{ $name }</b>: { $rule }
group-up-to = { $count ->
    [one] hasta { $count }
    [many] hasta { $count }
   *[other] hasta { $count }
}
group-exactly = { $count ->
    [one] elige { $count }
    [many] elige { $count }
   *[other] elige { $count }
}
group-between = elige de { $minimum } a { $maximum }
group-full = { $count ->
    [one] Aquí puedes elegir solo { $count }.
    [many] Aquí puedes elegir hasta { $count }.
   *[other] Aquí puedes elegir hasta { $count }.
}
group-missing = { $count ->
    [one] { $name }: elige uno, por favor.
    [many] { $name }: elige al menos { $count }, por favor.
   *[other] { $name }: elige al menos { $count }, por favor.
}

line = { $quantity } × { $name } — { $sum }
line-with-options = { $quantity } × { $name } <i>({ $options })</i> — { $sum }
lines-more = { $count ->
    [one] …y { $count } más
    [many] …y { $count } más
   *[other] …y { $count } más
}
cost-goods = Productos: { $sum }
cost-discount = Descuento: −{ $sum }
cost-promo = Código { $code }: −{ $sum }
cost-credit = Tu saldo: −{ $sum }
cost-delivery = Envío: { $sum }
cost-delivery-late-hour = Envío: { $sum } (con el recargo de esta hora)
cost-delivery-free = Envío: gratis
cost-delivery-free-above = Envío: gratis, por el tamaño de tu pedido
cost-delivery-unknown = Envío: depende de la dirección
cost-tip = Propina para el repartidor: { $sum }
cost-total = <b>Total: { $sum }</b>
cost-tax = incluye { $percent } % de impuestos: { $sum }

cart-title = 🧺 <b>Tu carrito</b> · { $branch }
cart-empty = 🧺 Tu carrito está vacío.
cart-line-button = { $name } · { $quantity }
cart-clear = 🗑 Vaciar
cart-clear-ask = ¿Sacar todo del carrito?
cart-clear-yes = 🗑 Sí, vaciarlo
cart-keep = ↩️ Dejarlo así
terms-address = 📍 { $text }
terms-address-note = 📍 { $text } ({ $note })
terms-soon = 🕑 Lo antes posible
terms-slot = 🕑 { $when }
terms-note = 📝 { $note }
terms-cash = 💵 Efectivo, monto exacto
terms-cash-from = 💵 Efectivo, cambio de { $sum }
problem = ⚠️ { $sentence }
problem-of-line = ⚠️ { $name }: { $sentence }

note-button = 📝 Agregar una nota
note-change-button = 📝 Cambiar la nota
note-ask = ¿Qué debe saber la tienda? Alergias, sin cebolla, llamar en la puerta: hasta 500 caracteres.
note-now = La nota por ahora: <i>{ $note }</i>
note-away = 🗑 Quitar la nota
promo-button = 🏷 Código promocional
promo-ask = ¿Qué código? Mayúsculas, espacios y guiones no importan.
promo-title = 🏷 <b>Códigos promocionales</b>
promo-taken = { $code }: −{ $sum }
promo-refused = 🏷 { $code } no cuenta: { $reason }
promo-kept = 🏷 El código { $code } está en tu carrito.
promo-another-button = ➕ Otro código
promo-away-button = 🗑 Quitar { $code }
tip-button = 💝 Propina
tip-set-button = 💝 Propina { $sum }
tip-ask = ¿Una propina para el repartidor? Es toda para esa persona.
tip-percent = { $percent } % · { $sum }
tip-own = ✏️ Otro monto
tip-none = Sin propina
tip-own-ask = ¿Cuánto te gustaría dar? Escribe un número, por favor.
pay-button = 💵 Pago en efectivo
pay-ask = Pagas { $sum } en efectivo en la puerta. ¿Con cuánto pagas, para que el repartidor lleve cambio?
pay-exact = Justo { $sum }
pay-own = ✏️ Otro monto
pay-own-ask = ¿Con cuánto vas a pagar? Escribe un número, por favor.
time-button = 🕑 Hora
time-choose-button = 🕑 Elegir la hora
time-ask = ¿Cuándo lo llevamos?
time-soon = ⚡ Lo antes posible
time-of-day-ask = ¿A qué hora ({ $day })?
time-none = Ya no queda hora libre ese día.
time-nothing = Ahora no hay horas para elegir. Prueba más tarde, por favor.
time-other-day = ↩️ Otro día

checkout-button = ✅ Finalizar · { $sum }
confirm-title = <b>Dale una última mirada</b> · { $branch }
confirm-ask = ¿Está todo bien?
place-button = Hacer el pedido · { $sum }
placed = ✅ El pedido n.º { $number } está hecho. Enseguida llega su tarjeta, siempre al día.

orders-title = 📦 <b>Tus pedidos</b>
orders-none = 📦 Todavía no pediste nada.
orders-line = <b>n.º { $number }</b> · { $day }, { $time } · { $sum }
    { $status } · { $address }
orders-button = n.º { $number } · { $sum }
orders-newest = ⏮ Últimos
orders-older = Anteriores ▶

card-title = Pedido n.º { $number } · { $branch } · { $day }, { $time }
card-status = <b>{ $status }</b>
card-placed = Esperando a que la tienda lo acepte
card-confirmed = Aceptado
card-preparing = En preparación
card-ready = Empaquetado, esperando al repartidor
card-under-way = En camino a tu casa
card-at-door = El repartidor está en tu puerta
card-delivered = Entregado. ¡Buen provecho!
card-failed = No se pudo entregar
card-coming-back = Volviendo a la tienda
card-returned = Devuelto
card-rejected = La tienda no pudo tomarlo
card-expired = Vencido
card-cancelled = Cancelado
card-failed-because = Motivo: { $reason }. Escribe a la tienda para probar otra vez.
card-shop-says = La tienda dice: <i>{ $reason }</i>
card-cancelled-because = Motivo: { $reason }
card-eta = { $count ->
    [one] 🕑 Cerca de { $count } minuto
    [many] 🕑 Cerca de { $count } de minutos
   *[other] 🕑 Cerca de { $count } minutos
}
card-wanted = 🕑 { $when }
card-promised = 🕑 Para las { $time }
card-late = ⚠️ Tarda más de lo prometido. ¡Perdón! Nos estamos ocupando.
card-driver = 🛵 Lo lleva <b>{ $name }</b>, { $vehicle }
card-driver-stars = 🛵 Lo lleva <b>{ $name }</b>, { $vehicle } · ★ { $stars }
card-code = 🔑 Código para el repartidor: <b>{ $code }</b>
card-address = 📍 <a href="{ $url }">{ $text }</a>
card-address-note = 📍 <a href="{ $url }">{ $text }</a> ({ $note })
card-cash = 💵 Efectivo, monto exacto
card-cash-from = 💵 Efectivo, cambio de { $sum }
card-review = Tu calificación: { $stars }
card-talk-driver = 💬 Escribir al repartidor
card-talk-dispatcher = 💬 Escribir a la tienda
card-again = 🔁 Pedir otra vez
card-cancel = ✖️ Cancelar el pedido

cancelled-changed-mind = cambiaste de idea
cancelled-too-long = tardaba demasiado
cancelled-mistake = fue un error
cancelled-shop = la tienda no pudo hacerlo
cancelled-delivery-failed = no se pudo entregar
cancelled-other = no se indicó un motivo
cancel-ask = ¿Cancelar el pedido n.º { $number }?
cancel-yes = ✖️ Sí, cancelarlo
cancel-no = ↩️ Dejarlo
cancel-done = El pedido n.º { $number } está cancelado. ¡Hasta la próxima!
cancel-too-late = El pedido n.º { $number } ya no se puede cancelar. Si algo anda mal, escribe a la tienda.
again-filled = Aquí está de nuevo.
again-missing = { $count ->
    [one] Hoy no hay { $count } producto y quedó afuera.
    [many] Hoy no hay { $count } de productos y quedaron afuera.
   *[other] Hoy no hay { $count } productos y quedaron afuera.
}
rated-thanks = ¡Gracias! ¿Quieres agregar unas palabras sobre el pedido n.º { $number }?
rated-sorry = Gracias por decirlo, y perdón. ¿Qué salió mal con el pedido n.º { $number }?
review-button = ✏️ Escribir unas palabras
review-ask = ¿Cómo estuvo el pedido n.º { $number }? Un toque nos ayuda mucho.
review-ask-text = ¿Qué te gustaría decir sobre el pedido n.º { $number }?
review-kept = Gracias, la tienda lo va a leer.
review-too-long = { $count ->
    [one] Es demasiado largo: entra { $count } carácter. Acórtalo, por favor.
    [many] Es demasiado largo: entran { $count } de caracteres. Acórtalo, por favor.
   *[other] Es demasiado largo: entran { $count } caracteres. Acórtalo, por favor.
}

talk-with-driver = tu repartidor
talk-with-dispatcher = la tienda
talk-begun-driver = ✍️ Estás escribiendo a <b>{ $name }</b>, quien reparte el pedido n.º { $number }. Todo lo que envíes ahora (texto, una foto, un audio, un lugar) le llega. Nadie ve tu número.
talk-begun-dispatcher = ✍️ Estás escribiendo a <b>{ $name }</b> sobre el pedido n.º { $number }. Todo lo que envíes ahora (texto, una foto, un audio, un lugar) llega a la tienda. Nadie ve tu número.
talk-placeholder-driver = A { $name }, tu repartidor
talk-placeholder-dispatcher = A { $name }
talk-stop = ⏹ Dejar de escribir
talk-stopped = Dejaste de escribir. Lo que envíes ahora no le llega a nadie más.
talk-only = Puedo pasar texto, fotos, audios y lugares. Esto no lo puedo pasar.
talk-answer = ↩️ Responder
said-by-driver = 💬 <b>{ $name }</b>, tu repartidor · pedido n.º { $number }
said-by-dispatcher = 💬 <b>{ $name }</b> · pedido n.º { $number }

alert-somebody = El repartidor
alert-order-confirmed = 👍 La tienda aceptó el pedido n.º { $number }.
alert-order-rejected = 😔 La tienda no pudo tomar el pedido n.º { $number }: <i>{ $reason }</i>. No pagaste nada.
alert-order-cancelled = ✖️ El pedido n.º { $number } fue cancelado: { $reason }.
alert-order-expired = ⌛ El pedido n.º { $number } venció: nadie respondió a tiempo. ¡Perdón!
alert-order-late = 🐢 El pedido n.º { $number } tarda más de lo prometido. ¡Perdón! Nos estamos ocupando.
alert-driver-found = 🛵 <b>{ $name }</b> te llevará el pedido n.º { $number }.
alert-driver-under-way = { $count ->
    [0] 🛵 <b>{ $name }</b> va en camino con el pedido n.º { $number }.
    [one] 🛵 <b>{ $name }</b> va en camino con el pedido n.º { $number }: cerca de { $count } minuto.
    [many] 🛵 <b>{ $name }</b> va en camino con el pedido n.º { $number }: cerca de { $count } de minutos.
   *[other] 🛵 <b>{ $name }</b> va en camino con el pedido n.º { $number }: cerca de { $count } minutos.
}
alert-driver-at-door = 🚪 <b>{ $name }</b> está en tu puerta con el pedido n.º { $number }.
alert-delivery-failed = 😔 El pedido n.º { $number } no se pudo entregar: { $reason }. La tienda te va a escribir; tú también puedes hacerlo.
alert-delivery-retried = 🔁 El pedido n.º { $number } va otra vez en camino.
