# El bot del equipo: repartidores y despachadores.
command-crew-shift = Empezar o terminar el turno
command-crew-tasks = Lo que tengo que entregar
command-crew-cash = Efectivo en mano
command-crew-earnings = Lo que gané hoy
command-crew-orders = Pedidos abiertos
command-crew-drivers = Quién está dónde
command-crew-invite = Invitar a alguien
command-crew-language = Idioma
command-crew-help = Cómo funciona

not-understood-crew = No entendí eso. /help muestra lo que puedo hacer.

role-driver = repartidor
role-dispatcher = despachador
role-sales = vendedor
role-support = soporte
role-admin = administrador
role-owner = dueño
role-customer = cliente

crew-not-invited = ¡Hola, { $name }! Este bot es para el equipo. Pide un enlace de invitación a tu despachador y ábrelo aquí.
crew-joined = ¡Bienvenido! Ahora eres <b>{ $role }</b>.
crew-joined-before = Ya eres <b>{ $role }</b>.
crew-home-dispatcher = ¡Hola, { $name }! Los pedidos nuevos llegan aquí como tarjetas. /orders muestra los abiertos, /drivers quién está dónde, /cash el efectivo que entregan los repartidores.
crew-home-driver = ¡Hola, { $name }! Comparte tu ubicación en tiempo real, empieza el turno y las ofertas te llegan solas.
crew-help-driver =
    <b>Para repartidores</b>
    /shift — empezar el turno, pausa, terminar
    /tasks — lo que tienes que entregar
    /cash — efectivo en mano y su entrega
    /earnings — lo que ganaste hoy
    En la puerta escribe el código de 4 cifras del cliente o envía una foto.
crew-help-dispatcher =
    <b>Para despachadores</b>
    /orders — pedidos abiertos
    /drivers — quién está dónde
    /cash — quién tiene efectivo
    /invite — un enlace para alguien nuevo
    Agrégame a un grupo y publico allí los pedidos; en un grupo con temas cada uno tiene el suyo.

language-choose = ¿En qué idioma hablamos?
language-chosen = Desde ahora en español.
dialog-left = Está bien, lo dejamos.

crew-shift-off = ⚪️ Estás <b>fuera de turno</b>.
crew-shift-on = 🟢 Estás <b>en turno</b>. Las ofertas llegan solas.
crew-shift-paused = 🟡 Tu turno está <b>en pausa</b>. Sin ofertas hasta que sigas.
crew-shift-paused-stale = Se puso en pausa porque durante diez minutos no llegó tu ubicación.
crew-shift-start = Empezar turno
crew-shift-pause = Pausa
crew-shift-resume = Seguir
crew-shift-end = Terminar turno
crew-shift-show = Mi turno
crew-location-fresh = 📍 Tu ubicación está al día.
crew-location-none = 📍 Todavía no hay ubicación.
crew-location-stale = 📍 Tu última ubicación es de hace { $minutes ->
    [one] { $minutes } minuto
    [many] { $minutes } de minutos
   *[other] { $minutes } minutos
}.
crew-location-how = Toca 📎 → Ubicación → <b>Compartir en tiempo real</b> y elige 8 horas. Funciona con el teléfono bloqueado.
crew-location-not-live = Eso fue un solo punto. Necesito la ubicación en tiempo real: 📎 → Ubicación → Compartir en tiempo real.
crew-location-ended = Tu ubicación en tiempo real terminó. Compártela otra vez antes de la próxima oferta.
crew-location-unknown = sin ubicación
crew-location-age = { $minutes ->
    [0] recién
    [one] hace { $minutes } min
    [many] hace { $minutes } min
   *[other] hace { $minutes } min
}

crew-offer-open = 🛵 <b>Entrega nueva n.º { $number }</b>
crew-offer-accepted = ✅ La entrega n.º { $number } es tuya
crew-offer-declined = Rechazada: entrega n.º { $number }
crew-offer-expired = ⌛️ Venció la oferta n.º { $number }
crew-offer-withdrawn = La oferta n.º { $number } se retiró: la tiene otro o se canceló
crew-offer-pickup = 🏪 { $place } · a { $distance } de ti
crew-offer-dropoff = 🏠 { $place } · { $distance }
crew-offer-pay = 💰 Ganas <b>{ $pay }</b>
crew-offer-tip = { " " }+ { $tip } de propina
crew-offer-cash = 💵 Cobra <b>{ $cash }</b> en efectivo
crew-offer-until = ⏱ Responde antes de las { $time }
crew-accept = Aceptar
crew-decline = Rechazar
crew-accepted = ¡Es tuya!
crew-declined = Rechazada
crew-map-pickup = 🗺 Al local
crew-map-dropoff = 🗺 A la puerta

crew-task-accepted = 🛵 <b>n.º { $number }</b> · ve al local
crew-task-at-pickup = 🏪 <b>n.º { $number }</b> · en el local
crew-task-picked-up = 📦 <b>n.º { $number }</b> · ve al cliente
crew-task-at-dropoff = 🏠 <b>n.º { $number }</b> · en la puerta
crew-task-delivered = ✅ <b>n.º { $number }</b> · entregado
crew-task-failed = ⚠️ <b>n.º { $number }</b> · sin entregar
crew-task-returning = ↩️ <b>n.º { $number }</b> · de vuelta
crew-task-returned = ↩️ <b>n.º { $number }</b> · otra vez en el local
crew-task-unassigned = <b>n.º { $number }</b> ya no es tuya
crew-task-offered = <b>n.º { $number }</b> ya no es tuya
crew-task-cancelled = ❌ <b>n.º { $number }</b> se canceló
crew-task-pickup = 🏪 { $place }
crew-task-ready = ✔️ Empaquetado y listo
crew-task-dropoff = 🏠 <b>{ $place }</b> · { $distance }
crew-task-address-note = 🔔 { $note }
crew-task-customer = 👤 { $name }
crew-task-order-note = 💬 { $note }
crew-task-wanted = ⏱ Entre { $from } y { $until }
crew-task-promised = ⏱ Prometido para las { $time }
crew-task-cash = 💵 Cobra <b>{ $cash }</b> en efectivo
crew-task-cash-taken = 💵 Cobrado en efectivo: { $cash }
crew-task-change = 💶 Pagan con { $from }: lleva { $change } de cambio
crew-task-pay = 💰 Ganas { $pay }
crew-task-failed-why = Motivo: { $reason }
crew-task-line = n.º { $number } · para las { $time }
crew-tasks = { $count ->
    [one] { $count } entrega
    [many] { $count } de entregas
   *[other] { $count } entregas
}
crew-no-tasks = No hay nada que entregar ahora.
crew-more-lines = { $count ->
    [one] y { $count } más
    [many] y { $count } más
   *[other] y { $count } más
}
crew-step-arrive-pickup = Estoy en el local
crew-step-pick-up = Recogido
crew-step-arrive-dropoff = Estoy en la puerta
crew-step-deliver = Entregado
crew-step-deliver-cash = Entregado, cobré { $cash }
crew-step-fail = No se puede entregar
crew-step-retry = Intentar otra vez
crew-step-return = Llevarlo de vuelta
crew-step-returned = Devuelto en el local
crew-step-release = Devolver la entrega
crew-proof-code = Escribir código
crew-proof-photo = Foto
crew-proof-code-ask = Pide al cliente el código de 4 cifras y escríbelo aquí.
crew-proof-photo-ask = Saca una foto de la compra en la puerta y envíala aquí.
crew-proof-code-hint = Escribe el código de 4 cifras del cliente.
crew-proof-photo-hint = Envía una foto de la compra en la puerta.
crew-proof-either-hint = Escribe el código de 4 cifras del cliente o envía una foto de la compra en la puerta.
crew-proof-both-hint = Escribe el código de 4 cifras del cliente y envía una foto de la compra en la puerta.
crew-proof-taken = Gracias, anotado. Ahora toca «Entregado» en la tarjeta.
crew-release-sure = ¿Devolver esta entrega? Va a otra persona.
crew-release-yes = Devolver
crew-keep = Quedármela
crew-back = Volver
crew-fail-why = ¿Por qué no se puede entregar?
crew-noted = Anotado
delivery-reason-nobody-home = Nadie abre
delivery-reason-wrong-address = Dirección equivocada
delivery-reason-refused-goods = Rechazan la compra
delivery-reason-cannot-pay = No pueden pagar
delivery-reason-unsafe = No es seguro
delivery-reason-damaged = La compra está dañada
delivery-reason-other = Otra cosa

crew-cash-title = 💵 <b>Efectivo en mano</b>
crew-cash-in-hand = <b>{ $amount }</b> (puedes tener hasta { $cap })
crew-cash-waiting = Declaraste { $amount }; el despachador lo cuenta.
crew-cash-hand-over = Entregar { $amount }
crew-cash-other = Otro importe
crew-cash-sure = Sí, entrego { $amount }
crew-cash-declared = Entregas <b>{ $amount }</b>. El despachador lo cuenta y te avisamos aquí.
crew-cash-declared-plain = Entregas { $amount }. El despachador lo cuenta y te avisamos aquí.
crew-cash-how-much = ¿Cuánto entregas? Escribe el importe.
crew-cash-nobody = Ningún repartidor tiene efectivo.
crew-cash-list = <b>Efectivo en la calle</b>
crew-cash-line = { $name }: { $amount }
crew-handover-title = 💵 <b>{ $name }</b> entrega efectivo
crew-handover-declared = Declaró { $declared }, según los libros { $expected } en mano.
crew-handover-correct = Conté { $declared }, correcto
crew-handover-other = Conté otro importe
crew-handover-how-much = ¿Cuánto contaste? Escribe el importe.
crew-handover-settled = ✅ Saldado: { $counted } contados.
crew-handover-difference = Diferencia: <b>{ $difference }</b>
crew-handover-done = Saldado
crew-earnings = <b>Hoy</b>: { $count ->
    [one] { $count } entrega
    [many] { $count } de entregas
   *[other] { $count } entregas
}
crew-earnings-sum = { $pay } de paga + { $tips } de propinas = <b>{ $total }</b>
crew-earnings-balance = Pendiente de pago: { $balance }

crew-order-title = Pedido n.º { $number }
crew-order-placed = 🆕 Nuevo
crew-order-confirmed = 👍 Confirmado
crew-order-preparing = 👩‍🍳 En preparación
crew-order-ready = 📦 Listo
crew-order-fulfilled = ✅ Entregado
crew-order-cancelled = ❌ Cancelado
crew-order-rejected = ❌ Rechazado
crew-order-expired = ⌛️ Vencido
crew-order-returned = ↩️ Devuelto
crew-moving-unassigned = buscando repartidor
crew-moving-offered = { $offers ->
    [one] ofrecido a { $offers } repartidor
    [many] ofrecido a { $offers } de repartidores
   *[other] ofrecido a { $offers } repartidores
}
crew-moving-accepted = { $name } va al local
crew-moving-at-pickup = { $name } está en el local
crew-moving-picked-up = { $name } está en camino
crew-moving-at-dropoff = { $name } está en la puerta
crew-moving-delivered = { $name } entregó
crew-moving-failed = { $name } no pudo entregar
crew-moving-returning = { $name } lo trae de vuelta
crew-moving-returned = otra vez en el local
crew-moving-cancelled = cancelado
crew-order-alarmed = Nadie toma esta entrega
crew-order-is-late = Con retraso
crew-order-total = 💵 Efectivo: <b>{ $total }</b>
crew-order-cash-from = Hace falta cambio de { $amount }
crew-order-wanted = ⏱ { $day }, { $from }–{ $until }
crew-order-asap = ⏱ Cuanto antes (pedido a las { $time })
crew-order-address = 🏠 { $address }
crew-order-driver = 🛵 { $name } · { $vehicle }
crew-order-confirm = Confirmar
crew-order-reject = Rechazar
crew-order-prepare = Empezar a preparar
crew-order-mark-ready = Listo
crew-order-cancel = Cancelar
crew-order-reject-sure = ¿Rechazar el pedido n.º { $number }?
crew-order-reject-yes = Rechazar
crew-order-cancel-sure = ¿Cancelar el pedido n.º { $number }?
crew-order-cancel-yes = Cancelar el pedido
crew-order-reject-why = ¿Qué le digo al cliente? Escribe el motivo.
crew-order-rejected-done = El pedido n.º { $number } está rechazado y el cliente sabe por qué.
crew-assign = Asignar
crew-reassign = Otro repartidor
crew-unassign = Quitárselo
crew-search = Buscar repartidor
crew-assign-whom = ¿Quién lo lleva?
crew-assigned = Asignado
crew-searching = Buscando repartidor
crew-nobody-on-shift = No hay nadie en turno.
crew-driver-busy = { $count ->
    [0] libre
    [one] { $count } entrega
    [many] { $count } de entregas
   *[other] { $count } entregas
}
crew-no-orders = No hay pedidos abiertos.
crew-orders = { $count ->
    [one] <b>{ $count } pedido abierto</b>
    [many] <b>{ $count } de pedidos abiertos</b>
   *[other] <b>{ $count } pedidos abiertos</b>
}
crew-show-order = Ver el pedido n.º { $number }
crew-no-drivers = Todavía no hay repartidores. /invite hace un enlace para el primero.
crew-talk-customer = 💬 Cliente
crew-talk-dispatcher = 💬 Despachador
crew-talk-driver = 💬 Repartidor

shift-mark-on = 🟢
shift-mark-paused = 🟡
shift-mark-off = ⚪️
objection-off-shift = fuera de turno
objection-paused = en pausa
objection-no-fresh-location = sin ubicación
objection-full = ocupado
objection-has-an-offer = tiene una oferta
objection-no-room-for-cash = demasiado efectivo
objection-too-far-for-vehicle = muy lejos
objection-too-far-away = muy lejos

alarm-order-cancelled = ❌ El cliente canceló el pedido n.º { $number }.
alarm-order-rejected = ❌ Se rechazó el pedido n.º { $number }.
alarm-order-expired = ⌛️ Venció el pedido n.º { $number }.
alarm-preparation-late = ⏰ El pedido n.º { $number } ya debería estar empaquetado.
alarm-order-late = ⏰ El pedido n.º { $number } va con retraso.
alarm-review-poor = ★☆☆☆☆ El cliente no está contento con el pedido n.º { $number }.
alarm-delivery-nobody-on-shift = 🚨 No hay nadie en turno para el pedido n.º { $number }.
alarm-delivery-nobody-accepts = 🚨 Ningún repartidor acepta el pedido n.º { $number }.
alarm-delivery-released = ↩️ El repartidor devolvió el pedido n.º { $number }.
alarm-delivery-failed = ⚠️ No se pudo entregar el pedido n.º { $number }.
alarm-delivery-returned = ↩️ El pedido n.º { $number } volvió al local. Intenta otra vez o cancélalo.
alarm-shift-paused-stale = 📍 El turno de un repartidor está en pausa: su ubicación dejó de llegar.
nudge-position-stale = 📍 Hace tres minutos que no llega tu ubicación. ¿Sigue activa?
nudge-shift-paused-stale = 🟡 Tu turno está en pausa: diez minutos sin ubicación. Compártela otra vez y sigue.

order-status-unassigned = sin repartidor
order-status-offered = ofrecido
order-status-accepted = con repartidor
order-status-at-pickup = repartidor en el local
order-status-picked-up = en camino
order-status-at-dropoff = en la puerta
order-status-delivered = entregado
order-status-failed = sin entregar
order-status-returning = de vuelta

crew-invite-whom = ¿A quién invitas?
crew-invite = Envía este enlace a tu nuevo <b>{ $role }</b>. Sirve una vez, hasta { $until }:
    { $url }
crew-invite-copy = Copiar enlace
crew-group-joined = Desde ahora publico aquí los pedidos.
crew-group-joined-topics = Desde ahora publico aquí los pedidos, cada uno en su tema.

relay-from-customer = 💬 <b>{ $name }</b> (cliente, pedido n.º { $number }):
relay-from-driver = 💬 <b>{ $name }</b> (repartidor, pedido n.º { $number }):
relay-from-dispatcher = 💬 <b>{ $name }</b> (pedido n.º { $number }):
relay-body = { $text }
relay-reply = Responder
relay-opened = Le escribes a <b>{ $name }</b> por el pedido n.º { $number }. Pasan texto, fotos, voz y lugares; nadie ve tu número.
relay-stop = Dejar de escribir
relay-stopped = Dejaste de escribir.
relay-passed-on = Enviado (pedido n.º { $number })
