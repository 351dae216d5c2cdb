refusal-people-unknown = Todavía no nos conocemos. Envía /start, por favor.
refusal-people-bad-launch = Esta pantalla se abrió hace demasiado tiempo o fuera de Telegram. Ábrela de nuevo.
refusal-people-session-over = Hace un rato que no estás. Abre esta pantalla de nuevo.
refusal-people-not-allowed = Esto no te corresponde: no tienes ese rol.
refusal-people-absent = Esta persona no está (o ya no está) con nosotros.
refusal-people-foreign-contact = Este contacto no es tuyo. Pulsa el botón que comparte tu propio número, por favor.
refusal-people-bad-phone = Esto no parece un número de teléfono. Pulsa el botón que comparte el tuyo, por favor.
refusal-people-phone-missing = Primero comparte tu número de teléfono: pulsa el botón bajo el campo de texto.
refusal-people-invite-invalid = Este enlace de invitación no vale. Pide otro, por favor.
refusal-people-invite-expired = Este enlace de invitación venció. Pide otro, por favor.
refusal-people-invite-used-up = Este enlace de invitación ya se usó. Pide otro, por favor.
refusal-people-too-fast = Fue un poco rápido. Espera un momento y prueba otra vez.

refusal-talking-nobody-there = Ahora no hay a quién escribir: ningún repartidor tiene este pedido.
refusal-talking-absent = Esta conversación no existe (o ya no existe).
refusal-talking-closed = Esta conversación está cerrada: el pedido terminó hace más de un día.
refusal-talking-too-long = { $limit ->
    [one] Es demasiado largo: en un mensaje entra { $limit } carácter.
    [many] Es demasiado largo: en un mensaje entran { $limit } de caracteres.
   *[other] Es demasiado largo: en un mensaje entran { $limit } caracteres.
}
refusal-talking-empty = En este mensaje no hay nada que pasar.

refusal-catalog-absent = Esto ya no está en el menú.
refusal-catalog-bad-selection = { $fault ->
    [too-few] Falta elegir algo: marca al menos { $minimum } en cada grupo obligatorio.
    [too-many] Demasiados a la vez: en este grupo puedes marcar hasta { $maximum }.
   *[other] El menú cambió desde entonces. Elige otra vez, por favor.
}

refusal-places-branch-absent = Esta tienda no está (o ya no está) con nosotros.
refusal-places-address-absent = Esta dirección ya no está entre las guardadas.
refusal-places-bad-place = Este lugar no está en el mapa. Envíalo otra vez, por favor.
refusal-places-out-of-zone = Lo sentimos, todavía no llegamos a este lugar. ¿Sirve otra dirección?
refusal-places-closed = { $opensAtKnown ->
    [yes] Ahora está cerrado y abre: { $opensAt }. Puedes pedir para más tarde.
   *[other] Ahora está cerrado. Puedes pedir para más tarde.
}
refusal-places-slot-absent = Ese horario ya no se puede elegir. Toma otro, por favor.
refusal-places-slot-full = Ese horario está completo. Toma otro, por favor.

refusal-stock-sold-out = Esto se agotó.
refusal-stock-not-enough = { $available ->
    [one] Solo queda { $available } unidad.
    [many] Solo quedan { $available } de unidades.
   *[other] Solo quedan { $available } unidades.
}
refusal-stock-bad-quantity = Esa cantidad no se puede anotar.

refusal-cart-empty = Tu carrito está vacío.
refusal-cart-absent = Tu carrito ya no está. Abre el menú otra vez, por favor.
refusal-cart-changed = Tu carrito cambió desde entonces. Míralo una vez más, por favor.
refusal-cart-too-many = { $limit ->
    [one] Es demasiado para un carrito: el máximo es { $limit }.
    [many] Es demasiado para un carrito: el máximo es { $limit }.
   *[other] Es demasiado para un carrito: el máximo es { $limit }.
}
refusal-cart-note-too-long = { $limit ->
    [one] La nota es demasiado larga: entra { $limit } carácter. Acórtala, por favor.
    [many] La nota es demasiado larga: entran { $limit } de caracteres. Acórtala, por favor.
   *[other] La nota es demasiado larga: entran { $limit } caracteres. Acórtala, por favor.
}
refusal-cart-address-missing = ¿A dónde lo llevamos? Primero indica la dirección, por favor.
refusal-cart-below-minimum = Aquí entregamos desde { $minimum }: faltan { $missing }.
refusal-cart-bad-tip = Esa propina no parece correcta. Elige otro monto, por favor.
refusal-cart-cash-too-little = Elige un monto que cubra { $total } y no lo supere por mucho.

refusal-promo-unknown = No conocemos este código. Revisa las letras y los números.
refusal-promo-over = Este código ya no es válido.
refusal-promo-used-up = Este código ya se agotó.
refusal-promo-used-by-you = Ya usaste este código.
refusal-promo-too-many = { $limit ->
    [one] En un carrito entra { $limit } código como máximo. Quítalo primero.
    [many] En un carrito entran { $limit } códigos como máximo. Quita uno primero.
   *[other] En un carrito entran { $limit } códigos como máximo. Quita uno primero.
}
refusal-promo-too-many-guesses = { $minutes ->
    [one] Demasiados códigos desconocidos. Inténtalo de nuevo en { $minutes } minuto.
    [many] Demasiados códigos desconocidos. Inténtalo de nuevo en { $minutes } minutos.
   *[other] Demasiados códigos desconocidos. Inténtalo de nuevo en { $minutes } minutos.
}

refusal-order-absent = No existe ese pedido.
refusal-order-not-yours = Este pedido no es tuyo y no lo puedes cambiar.
refusal-order-already-done = Ya está hecho. Ahora el pedido está { $status }.
refusal-order-wrong-moment = Ahora no se puede: el pedido está { $status }.
refusal-order-too-late-to-cancel = Ya es tarde para cancelar: el pedido está { $status }. Si algo anda mal, escribe a la tienda.
refusal-order-goods-are-out = El pedido va en camino y ahora no se puede cancelar. Si algo anda mal, escribe a la tienda.
refusal-order-not-delivered-yet = Puedes calificar el pedido cuando esté entregado.
refusal-order-already-reviewed = Ya calificaste este pedido. ¡Gracias!
refusal-order-bad-stars = Elige de una a cinco estrellas, por favor.
refusal-payment-already-done = El pago ya está { $status }.
refusal-payment-wrong-moment = Ahora no se puede: el pago está { $status }.

refusal-delivery-absent = No existe esa entrega (o ya no existe).
refusal-delivery-not-yours = Esta entrega no es tuya.
refusal-delivery-taken = Otro repartidor tiene esta entrega.
refusal-delivery-already-done = Ya está hecho. Ahora la entrega está { $status }.
refusal-delivery-wrong-moment = Ahora no se puede: la entrega está { $status }.
refusal-delivery-order-not-ready = La cocina no terminó. Espera a que el pedido esté empaquetado.
refusal-delivery-wrong-code = { $left ->
    [one] Ese no es el código. Queda { $left } intento.
    [many] Ese no es el código. Quedan { $left } de intentos.
   *[other] Ese no es el código. Quedan { $left } intentos.
}
refusal-delivery-code-locked = Demasiados códigos equivocados. Saca una foto o escribe al despachante.
refusal-delivery-proof-missing = Falta la prueba: pide el código o saca una foto primero.
refusal-delivery-cash-missing = Primero cobra { $due }, por favor.

refusal-shift-already-done = Ya está hecho: tu turno está { $status }.
refusal-shift-wrong-moment = Ahora no se puede: tu turno está { $status }.
refusal-shift-no-fresh-location = Primero comparte tu ubicación en tiempo real, para que te encuentren los pedidos cercanos.
refusal-shift-has-deliveries = { $count ->
    [one] Todavía tienes { $count } entrega. Termínala primero.
    [many] Todavía tienes { $count } de entregas. Termínalas primero.
   *[other] Todavía tienes { $count } entregas. Termínalas primero.
}

refusal-cash-absent = No existe esa rendición.
refusal-cash-already-done = Ya está hecho: la rendición está { $status }.
refusal-cash-wrong-moment = Ahora no se puede: la rendición está { $status }.
refusal-cash-nothing-to-hand-over = No hay efectivo para rendir.
refusal-cash-already-declared = Ya hay una rendición en curso. Primero hay que contarla.
refusal-cash-already-settled = Esta rendición ya está cerrada.
refusal-cash-more-than-in-hand = Es más que los { $inHand } en mano.
refusal-cash-bad-amount = Esto no es un monto. Escribe un número, por ejemplo 1500.
refusal-cash-over-cap = Demasiado efectivo en mano. Rinde una parte primero, por favor.

refusal-offer-absent = No existe esa oferta (o ya no existe).
refusal-offer-hands-full = Tienes las manos llenas (a la vez, { $most } como máximo). Entrega antes uno de tus pedidos.
refusal-offer-no-room-for-cash = Con { $cash } más llevarías demasiado efectivo: te queda lugar para { $room }. Entrega antes una parte.
refusal-offer-not-yours = Esta oferta es para otra persona.
refusal-offer-taken = Otro repartidor fue más rápido.
refusal-offer-expired = Esta oferta venció.
refusal-offer-withdrawn = Esta oferta fue retirada.
refusal-offer-already-done = Ya está hecho: esta oferta está { $status }.
refusal-offer-wrong-moment = Ahora no se puede: la oferta está { $status }.
refusal-dispatch-driver-absent = No existe ese repartidor (o ya no está).
refusal-dispatch-driver-unfit = Este repartidor no la puede tomar: { $reason }.
refusal-proposal-absent = No existe esa propuesta (o ya no está).
refusal-proposal-expired = Esta propuesta ya no vale. Pide una nueva, por favor.
refusal-proposal-not-in-it = Esta entrega no está en la propuesta.

refusal-request-key-reused = Esto ya se usó para otra cosa. Empieza de nuevo, por favor.
refusal-request-out-of-date = Esto ya no está al día. Mira otra vez, por favor.
refusal-request-not-understood = No entendí eso.
refusal-request-key-missing = Esta petición no lleva clave propia y no se distingue de una repetición.
refusal-request-absent = Aquí no hay nada (o ya no).
refusal-request-wrong-origin = Esta página no puede conectarse aquí.
refusal-request-not-a-websocket = Esta dirección es solo para websockets.
refusal-media-not-a-picture = No puedo abrir esta imagen. Envía una foto, por favor.
refusal-media-too-large = { $megabytes ->
    [one] El archivo es demasiado grande: hasta { $megabytes } megabyte.
    [many] El archivo es demasiado grande: hasta { $megabytes } de megabytes.
   *[other] El archivo es demasiado grande: hasta { $megabytes } megabytes.
}

problem-outage = Ahora estamos ocupados. Inténtalo en un minuto.
problem-our-fault = Algo falló por nuestra parte. Ya lo sabemos; inténtalo más tarde.
