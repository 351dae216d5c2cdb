# La mini app del repartidor.
driver-app-title = Repartidor
driver-app-more = Más
driver-app-me = Ajustes
driver-app-my-cash = Efectivo
driver-app-my-earnings = Ganancias

driver-app-shift = Turno
driver-app-shift-off = Fuera de turno
driver-app-shift-on = En turno
driver-app-shift-paused = En pausa
driver-app-since = desde las { $time }
driver-app-paused-stale = En pausa: hacía diez minutos que no llegaba tu ubicación.
driver-app-start = Empezar turno
driver-app-pause = Pausa
driver-app-resume = Seguir
driver-app-end = Terminar turno
driver-app-location-fresh = Se sabe dónde estás
driver-app-location-none = Todavía no se sabe dónde estás
driver-app-location-old = { $count ->
    [one] Tu ubicación es de hace { $count } minuto
    [many] Tu ubicación es de hace { $count } minutos
   *[other] Tu ubicación es de hace { $count } minutos
}
driver-app-location-how = Comparte tu ubicación en tiempo real en el chat (📎 → Ubicación): sigue con el teléfono bloqueado. O deja que esta página la envíe mientras está abierta.
driver-app-to-chat = Ir al chat
driver-app-share-here = Enviar desde aquí
driver-app-location-lost = No se pudo saber dónde estás. Permite la ubicación a Telegram en los ajustes del teléfono, o compártela en el chat.
driver-app-shares-here = Esta página envía tu ubicación mientras está abierta.
driver-app-nothing-off = Fuera de turno
driver-app-nothing-off-text = Comparte tu ubicación en tiempo real, empieza el turno y te llegarán ofertas.
driver-app-nothing-on = Esperando ofertas
driver-app-nothing-on-text = Las ofertas aparecen aquí solas, y también en el chat.
driver-app-nothing-paused = Descanso
driver-app-nothing-paused-text = No llegan ofertas hasta que sigas.
driver-app-offers = Ofertas
driver-app-tasks = { $count ->
    [one] { $count } entrega
    [many] { $count } entregas
   *[other] { $count } entregas
}
driver-app-number = n.º { $number }
driver-app-go-on-with = Seguir con el n.º { $number }
driver-app-waiting = { $count ->
    [one] { $count } toque espera conexión. Está guardado.
    [many] { $count } toques esperan conexión. Están guardados.
   *[other] { $count } toques esperan conexión. Están guardados.
}

driver-app-offer = Entrega n.º { $number }
driver-app-offer-any = Una oferta
driver-app-seconds = { $count ->
    [one] Queda { $count } segundo
    [many] Quedan { $count } segundos
   *[other] Quedan { $count } segundos
}
driver-app-accept = Aceptar
driver-app-decline = Rechazar
driver-app-plus-tip = + { $tip } de propina
driver-app-way = { $distance } en total
driver-app-from-you = a { $distance } de ti
driver-app-from-shop = a { $distance } del local
driver-app-cash-to-take = Efectivo a cobrar
driver-app-offer-accepted = Ya es tuya.
driver-app-offer-declined = La has rechazado.
driver-app-offer-expired = Se acabó el tiempo para responder.
driver-app-offer-withdrawn = Se retiró: la tiene otra persona o se canceló.

driver-app-is-accepted = Hacia el local
driver-app-is-at-pickup = En el local
driver-app-is-picked-up = Hacia el cliente
driver-app-is-at-dropoff = En la puerta
driver-app-is-failed = Sin entregar
driver-app-is-returning = De vuelta al local
driver-app-where-to = Adónde ir
driver-app-shop = Local
driver-app-door = Dirección
driver-app-by = antes de las { $time }
driver-app-between = entre las { $from } y las { $until }
driver-app-cash = { $cash } en efectivo
driver-app-open-in-maps = Abrir en mapas
driver-app-open-in = Abrir en { $map }
driver-app-other-map = Otro mapa
driver-app-which-map = Mapa para el camino
driver-app-map = Mapa
driver-app-you = Tú
driver-app-goods = { $count ->
    [one] { $count } cosa para llevar
    [many] { $count } cosas para llevar
   *[other] { $count } cosas para llevar
}
driver-app-ready = Preparado
driver-app-not-ready = Aún no está listo
driver-app-change = Pagan con { $from }: cambio
driver-app-paid = No hay nada que cobrar.
driver-app-write-customer = Cliente
driver-app-write-crew = Despacho
driver-app-do-arrive-at-pickup = Estoy en el local
driver-app-do-pick-up = Recogido
driver-app-do-arrive-at-dropoff = Estoy en la puerta
driver-app-do-deliver = Entregado
driver-app-do-deliver-cash = Entregado, { $cash } cobrados
driver-app-do-fail = No puedo entregar
driver-app-do-retry = Intentar de nuevo
driver-app-do-return = Llevarlo de vuelta
driver-app-do-complete-return = Devuelto al local
driver-app-do-release = Devolver la entrega
driver-app-release-sure = ¿Devolver esta entrega? Pasará a otra persona.
driver-app-keep = Quedármela
driver-app-proof = Comprobante
driver-app-proof-code = Pide al cliente el código de 4 cifras.
driver-app-proof-photo = Haz una foto del pedido en la puerta.
driver-app-proof-either = Pide al cliente el código de 4 cifras o haz una foto del pedido en la puerta.
driver-app-proof-both = Pide al cliente el código de 4 cifras y haz una foto del pedido en la puerta.
driver-app-code = Código del cliente
driver-app-check-code = Comprobar el código
driver-app-scan = Escanear
driver-app-scan-text = El código de entrega del cliente
driver-app-scan-other = Lo escaneado no es un código de entrega.
driver-app-photo = Hacer una foto
driver-app-photo-unreadable = Esta imagen no se puede leer. Haz otra, por favor.
driver-app-code-kept = El código está guardado y se comprobará cuando haya conexión.
driver-app-photo-kept = La foto está guardada y en camino.
driver-app-proven = El comprobante está completo.
driver-app-fail-why = ¿Por qué no se puede entregar?
driver-app-fail-note = Unas palabras, si ayudan
driver-app-fail-now = Sin entregar
driver-app-failed-why = Motivo: { $reason }
driver-app-reason-nobody-home = Nadie abre
driver-app-reason-wrong-address = Dirección equivocada
driver-app-reason-refused-goods = Rechazan el pedido
driver-app-reason-cannot-pay = No pueden pagar
driver-app-reason-unsafe = No es seguro
driver-app-reason-damaged = El pedido está dañado
driver-app-reason-other = Otra cosa
driver-app-done-delivered = El n.º { $number } está entregado
driver-app-done-returned = El n.º { $number } está de vuelta en el local
driver-app-done-unassigned = El n.º { $number } ya no es tuyo
driver-app-done-offered = El n.º { $number } ya no es tuyo
driver-app-done-cancelled = El n.º { $number } se canceló
driver-app-earned = Has ganado { $sum }
driver-app-cash-taken = { $cash } cobrados en efectivo
driver-app-to-all = Volver a la lista
driver-app-next-stop = Siguiente: n.º { $number }

driver-app-route = Ruta
driver-app-route-unknown = No se sabe dónde estás, así que no se puede planear la ruta. Comparte tu ubicación en tiempo real.
driver-app-route-empty = No queda nada por hacer.
driver-app-stop-pickup = Recoger n.º { $number }
driver-app-stop-dropoff = Entregar n.º { $number }
driver-app-stop-return = Devolver n.º { $number }
driver-app-late = { $count ->
    [one] { $count } min tarde
    [many] { $count } min tarde
   *[other] { $count } min tarde
}

driver-app-in-hand = En mano
driver-app-cap = Puedes tener hasta { $cap }
driver-app-no-cash = No tienes efectivo.
driver-app-how-much = ¿Cuánto entregas?
driver-app-at-most = Una cantidad de hasta { $sum }
driver-app-hand-over = Entregar
driver-app-hand-over-sum = Entregar { $sum }
driver-app-handed-over = Entregado
driver-app-handover-waits = Despacho lo cuenta y te avisa en el chat.
driver-app-today = Hoy
driver-app-deliveries = { $count ->
    [one] { $count } entrega
    [many] { $count } entregas
   *[other] { $count } entregas
}
driver-app-pay-and-tips = { $pay } de pago + { $tips } de propinas
driver-app-of-it-tips = { $tips } son propinas
driver-app-to-be-paid = Pendiente de pago
driver-app-in-days = { $count ->
    [one] En { $count } día
    [many] En { $count } días
   *[other] En { $count } días
}
driver-app-vehicle-foot = A pie
driver-app-vehicle-bicycle = En bicicleta
driver-app-vehicle-scooter = En moto
driver-app-vehicle-car = En coche
