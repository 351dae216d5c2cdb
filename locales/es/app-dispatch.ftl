# El tablero del despachador.
dispatch-app-title = Tablero
dispatch-app-number = n.º { $number }
dispatch-app-map = Mapa de la ciudad con pedidos y repartidores
dispatch-app-tab-orders = Pedidos
dispatch-app-tab-drivers = Repartidores
dispatch-app-search = N.º, calle o nombre
dispatch-app-search-driver = Buscar por nombre
dispatch-app-branch = Sucursal
dispatch-app-all-branches = Todas las sucursales
dispatch-app-filters = Mostrar
dispatch-app-filter-all = Todos
dispatch-app-filter-placed = Nuevos
dispatch-app-filter-needs-driver = Sin repartidor
dispatch-app-filter-kitchen = Cocina
dispatch-app-filter-under-way = En camino
dispatch-app-filter-late = Atrasados
dispatch-app-filter-trouble = Problemas
dispatch-app-on-shift = En turno
dispatch-app-everybody = Todos
dispatch-app-nothing-fits = Nada coincide con la búsqueda.
dispatch-app-no-orders = Todo tranquilo: no hay pedidos abiertos.
dispatch-app-no-drivers = No hay repartidores aquí.
dispatch-app-show-all = Mostrar todos
dispatch-app-find-ended = Buscar el n.º { $number } entre los terminados
dispatch-app-no-such-number = No existe el pedido n.º { $number }.
dispatch-app-mark = Marcar el pedido { $number }
dispatch-app-unmark = Quitar
dispatch-app-propose = Proponer
dispatch-app-alarms = Alarmas
dispatch-app-alarm-sound = Sonido y vibración para las nuevas
dispatch-app-no-alarms = Nada te necesita ahora.
dispatch-app-alarm-no-driver = Nadie lo toma
dispatch-app-alarm-late = Atrasado
dispatch-app-alarm-failed = No se pudo entregar
dispatch-app-alarm-driver-stale = Sin noticias y con pedidos
dispatch-app-alarm-cash-over-cap = Demasiado efectivo
dispatch-app-fresh = recién
dispatch-app-seen-seconds = hace { $count } s
dispatch-app-seen-minutes = hace { $count } min
dispatch-app-seen-hours = hace { $count } h
dispatch-app-never-seen = nunca
dispatch-app-load = { $count } de { $most }
dispatch-app-driver-free = libre
dispatch-app-driver-busy = en camino
dispatch-app-driver-late = atrasado
dispatch-app-driver-paused = en pausa
dispatch-app-driver-off = fuera de turno
dispatch-app-late-by = +{ $count } min
dispatch-app-late-hours = +{ $hours } h { $minutes }
dispatch-app-hours = { $hours } h { $minutes }
dispatch-app-stage-placed = Nuevo
dispatch-app-stage-waiting = Falta repartidor
dispatch-app-stage-kitchen = En cocina
dispatch-app-stage-offered = Ofreciéndose
dispatch-app-stage-no-driver = Nadie lo toma
dispatch-app-stage-trouble = Problema
dispatch-app-stage-ended = Terminado
dispatch-app-stage-accepted = Va al local
dispatch-app-stage-at-pickup = En el local
dispatch-app-stage-picked-up = En camino
dispatch-app-stage-at-dropoff = En la puerta
dispatch-app-stage-failed = No entregado
dispatch-app-stage-returning = Volviendo
dispatch-app-stage-delivered = Entregado
dispatch-app-stage-returned = Devuelto
dispatch-app-stage-fulfilled = Entregado
dispatch-app-stage-confirmed = Confirmado
dispatch-app-stage-preparing = En cocina
dispatch-app-stage-ready = Listo
dispatch-app-stage-rejected = Rechazado
dispatch-app-stage-expired = Sin respuesta a tiempo
dispatch-app-stage-cancelled = Cancelado
dispatch-app-stage-assigned = Con repartidor
dispatch-app-stage-under-way = En camino
dispatch-app-order-panel = Pedido
dispatch-app-driver-panel = Repartidor
dispatch-app-eta = llega a las { $time }
dispatch-app-wanted = Para las { $from }–{ $until }
dispatch-app-confirm = Confirmar
dispatch-app-prepare = Cocina empieza
dispatch-app-mark-ready = Está listo
dispatch-app-reject = Rechazar
dispatch-app-reject-title = Rechazar el pedido { $number }
dispatch-app-reject-reason = ¿Por qué? El cliente lo leerá.
dispatch-app-reject-sold-out = Se agotó algo del pedido
dispatch-app-reject-too-busy = Ahora tenemos demasiados pedidos
dispatch-app-reject-closed = Estamos cerrando
dispatch-app-cancel = Cancelar el pedido
dispatch-app-cancel-sure = ¿Cancelar el pedido { $number }? No se puede deshacer.
dispatch-app-cancel-yes = Cancelarlo
dispatch-app-no-keep = Dejarlo
dispatch-app-assign = Asignar repartidor
dispatch-app-reassign = Otro repartidor
dispatch-app-unassign = Quitárselo
dispatch-app-search-now = Buscar ahora
dispatch-app-assign-one = ¿Quién lleva el pedido { $number }?
dispatch-app-assigned = n.º { $number } → { $name }
dispatch-app-talk = Conversación
dispatch-app-talk-customer = Escribir al cliente
dispatch-app-talk-driver = Escribir al repartidor
dispatch-app-contents = Contenido
dispatch-app-total = Total
dispatch-app-cash-from = Cambio de { $amount }
dispatch-app-history = Historial
dispatch-app-vehicle = Vehículo
dispatch-app-state = Estado
dispatch-app-last-seen = Última señal
dispatch-app-has = Lleva
dispatch-app-cash = Efectivo
dispatch-app-cash-of = { $amount } de { $most }
dispatch-app-their-orders = Pedidos con este repartidor
dispatch-app-nothing-theirs = Ninguno ahora.
dispatch-app-playback = La última hora
dispatch-app-playback-hour = Los últimos 60 minutos, parada por parada.
dispatch-app-playback-nothing = No hubo señal en la última hora.
dispatch-app-play = Ver
dispatch-app-pause = Pausa
dispatch-app-time = Hora
dispatch-app-proposal = Propuesta
dispatch-app-planning = Buscando el mejor reparto…
dispatch-app-none-waits = Ninguno de estos pedidos espera repartidor.
dispatch-app-proposal-empty = Ahora no hay nada que repartir.
dispatch-app-proposal-expired = La propuesta venció: mucho pudo cambiar. Pide otra.
dispatch-app-propose-again = Proponer de nuevo
dispatch-app-savings-drive = min de manejo
dispatch-app-savings-late = tarde
dispatch-app-savings-unassigned = sin nadie
dispatch-app-instead-of = en vez de { $count }
dispatch-app-nobody = Nadie para estos
dispatch-app-stop-pickup = Retirar { $number }
dispatch-app-stop-dropoff = Entregar { $number }
dispatch-app-stop-return = Devolver { $number }
dispatch-app-gets = Recibe el pedido { $number }
dispatch-app-done = asignado
dispatch-app-not-done = no asignado
dispatch-app-layers = Capas
dispatch-app-layer-zones = Zonas
dispatch-app-layer-heat = De dónde vienen los pedidos
dispatch-app-heat-hours = De qué horas
dispatch-app-width = Ancho de la lista
dispatch-app-fold = Ocultar la lista
dispatch-app-unfold = Mostrar la lista
dispatch-app-sheet-peek = Mostrar media lista
dispatch-app-sheet-half = Mostrar toda la lista
dispatch-app-sheet-full = Mostrar el mapa
dispatch-app-dragging = Suéltalo sobre un repartidor
dispatch-app-drop-on = Dárselo a { $name }
dispatch-app-help = Teclas
dispatch-app-help-drag = Los pedidos también se arrastran a un repartidor, en la lista o en el mapa. Los marcados van juntos.
dispatch-app-key-search = buscar
dispatch-app-key-next = pedido siguiente
dispatch-app-key-previous = pedido anterior
dispatch-app-key-open = abrirlo
dispatch-app-key-mark = marcarlo
dispatch-app-key-assign = asignar repartidor
dispatch-app-key-propose = proponer quién lleva qué
dispatch-app-key-back = volver
dispatch-app-key-help = estas teclas
dispatch-app-event-order-placed = Hecho
dispatch-app-event-order-confirmed = Confirmado
dispatch-app-event-order-preparing = Cocina empezó
dispatch-app-event-order-ready = Listo
dispatch-app-event-order-fulfilled = Cumplido
dispatch-app-event-order-rejected = Rechazado
dispatch-app-event-order-cancelled = Cancelado
dispatch-app-event-order-expired = Sin respuesta a tiempo
dispatch-app-event-order-returned = La mercadería volvió
dispatch-app-event-order-late = Atrasado
dispatch-app-event-order-preparation-late = La cocina va tarde
dispatch-app-event-delivery-opened = Se necesita repartidor
dispatch-app-event-delivery-accepted = Lo aceptó el repartidor
dispatch-app-event-delivery-assigned = Asignado
dispatch-app-event-delivery-released = Retirado del repartidor
dispatch-app-event-delivery-arrived-at-pickup = Repartidor en el local
dispatch-app-event-delivery-picked-up = Retirado
dispatch-app-event-delivery-arrived-at-dropoff = En la puerta
dispatch-app-event-delivery-delivered = Entregado
dispatch-app-event-delivery-failed = No se pudo entregar
dispatch-app-event-delivery-retried = Otro intento
dispatch-app-event-delivery-returning = Volviendo
dispatch-app-event-delivery-returned = De vuelta en el local
dispatch-app-event-delivery-cancelled = Envío cancelado
dispatch-app-event-delivery-unserved = Nadie lo tomó
dispatch-app-event-offer-made = Ofrecido
dispatch-app-event-offer-accepted = Oferta aceptada
dispatch-app-event-offer-declined = Oferta rechazada
dispatch-app-event-offer-expired = Oferta vencida
dispatch-app-event-offer-withdrawn = Oferta retirada
dispatch-app-event-review-left = Calificado
dispatch-app-event-cash-collected = Efectivo cobrado
dispatch-app-alarms-count = { $count ->
    [0] Alarmas: ninguna
    [one] { $count } alarma
    [many] { $count } alarmas
   *[other] { $count } alarmas
}
dispatch-app-orders = { $count ->
    [one] { $count } pedido
    [many] { $count } pedidos
   *[other] { $count } pedidos
}
dispatch-app-marked = { $count ->
    [one] { $count } marcado
    [many] { $count } marcados
   *[other] { $count } marcados
}
dispatch-app-assign-many = { $count ->
    [one] Asignar { $count } pedido
    [many] Asignar { $count } pedidos
   *[other] Asignar { $count } pedidos
}
dispatch-app-assigned-many = { $count ->
    [one] { $count } pedido asignado
    [many] { $count } pedidos asignados
   *[other] { $count } pedidos asignados
}
dispatch-app-refused = { $count ->
    [one] { $count } pedido no se asignó
    [many] { $count } pedidos no se asignaron
   *[other] { $count } pedidos no se asignaron
}
dispatch-app-offers = { $count ->
    [one] Preguntando a { $count } repartidor
    [many] Preguntando a { $count } repartidores
   *[other] Preguntando a { $count } repartidores
}
dispatch-app-proposal-done = { $count ->
    [one] { $count } pedido asignado.
    [many] { $count } pedidos asignados.
   *[other] { $count } pedidos asignados.
}
dispatch-app-proposal-refused = { $count ->
    [one] { $count } fue rechazado.
    [many] { $count } fueron rechazados.
   *[other] { $count } fueron rechazados.
}
dispatch-app-apply = { $count ->
    [one] Repartir { $count } pedido
    [many] Repartir { $count } pedidos
   *[other] Repartir { $count } pedidos
}
dispatch-app-days = { $count ->
    [one] { $count } día
    [many] { $count } días
   *[other] { $count } días
}
dispatch-app-last-hours = { $count ->
    [one] La última hora
    [many] Las últimas { $count } horas
   *[other] Las últimas { $count } horas
}
dispatch-app-full = Pantalla completa
dispatch-app-leave-full = Salir de pantalla completa
