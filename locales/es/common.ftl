language-name = Español
button-is-old = Este botón ya no sirve: las cosas cambiaron desde entonces. Usa el mensaje más reciente, por favor.
our-fault = Algo se rompió de nuestro lado, no del tuyo. Lo apartamos para revisarlo; prueba otra vez en un minuto, por favor.
topic-title = Pedido { $number }

order-status-placed = esperando a la tienda
order-status-confirmed = aceptado por la tienda
order-status-preparing = en preparación
order-status-ready = empaquetado
order-status-fulfilled = entregado
order-status-returned = devuelto
order-status-rejected = rechazado por la tienda
order-status-expired = vencido
order-status-cancelled = cancelado

delivery-status-unassigned = sin repartidor
delivery-status-offered = ofrecida a repartidores
delivery-status-accepted = tomada por un repartidor
delivery-status-at-pickup = repartidor en la tienda
delivery-status-picked-up = en camino
delivery-status-at-dropoff = en la puerta
delivery-status-delivered = entregada
delivery-status-failed = sin entregar
delivery-status-returning = volviendo a la tienda
delivery-status-returned = de vuelta en la tienda
delivery-status-cancelled = cancelada

offer-status-open = abierta
offer-status-accepted = aceptada
offer-status-declined = rechazada
offer-status-expired = vencida
offer-status-withdrawn = retirada

shift-status-off = cerrado
shift-status-on = abierto
shift-status-paused = en pausa

cash-status-declared = por contar
cash-status-counted = contada
cash-status-settled = cerrada

payment-status-open = sin pagar
payment-status-processing = pagándose
payment-status-settled = pagado
payment-status-expired = vencido
payment-status-disputed = en disputa
payment-status-refunded = devuelto
payment-status-partly-refunded = devuelto en parte

vehicle-foot = a pie
vehicle-bicycle = en bicicleta
vehicle-scooter = en moto
vehicle-car = en auto

failure-nobody-home = nadie abrió la puerta
failure-wrong-address = la dirección no es correcta
failure-refused-goods = no aceptaron el pedido
failure-cannot-pay = no había con qué pagar
failure-unsafe = no era seguro entregarlo
failure-damaged = los productos estaban dañados
failure-other = algo lo impidió

dispatch-reason-off-shift = fuera de turno
dispatch-reason-paused = en descanso
dispatch-reason-no-fresh-location = sin ubicación reciente
dispatch-reason-full = con las manos llenas
dispatch-reason-has-an-offer = mirando otra oferta
dispatch-reason-no-room-for-cash = con demasiado efectivo encima
dispatch-reason-too-far-for-vehicle = demasiado lejos para su vehículo
dispatch-reason-too-far-away = demasiado lejos de la tienda
dispatch-reason-nobody-on-shift = no hay nadie de turno
dispatch-reason-wrong-moment = ahora no espera repartidor

app-open-shop = Tienda
app-open-order = 📱 Abrir en la app
app-open-driver = 🛵 App de reparto
app-open-board = 🗺 Tablero
